import { useState } from 'react';
import { Navigate } from 'react-router';
import { newLocalId } from './draft-store.ts';

/** A new draft begins on the phone; the server hears of it with the first words. */
export function NewDraft() {
  const [id] = useState(newLocalId);
  return <Navigate to={`/write/${id}`} replace />;
}
