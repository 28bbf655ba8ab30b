import { Type } from 'typebox';

const text = (maxLength: number) => Type.String({ maxLength });
const id = Type.String({ minLength: 1, maxLength: 64 });

export const logInBody = Type.Object({ username: Type.String({ minLength: 1, maxLength: 100 }), password: Type.String({ minLength: 1, maxLength: 500 }) });
export const activateBody = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 60, description: '密码单上的激活码' }),
  username: Type.Optional(text(100)),
  newPassword: Type.String({ minLength: 1, maxLength: 500 }),
  name: Type.Optional(text(50)),
  congressName: Type.Optional(text(100)),
});
export const identityBody = Type.Object({ identityId: id });
export const passwordBody = Type.Object({
  currentPassword: Type.String({ minLength: 1, maxLength: 500 }), newPassword: Type.String({ minLength: 1, maxLength: 500 }),
});
export const preferencesBody = Type.Object({ largeText: Type.Boolean() });
export const sessionParams = Type.Object({ id });

export const identityView = Type.Object({
  id: Type.String(), role: Type.String(), roleLabel: Type.String(), title: Type.String(),
  organisation: Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String() }),
  section: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  congress: Type.Object({ id: Type.String(), name: Type.String(), shortName: Type.String(), level: Type.String() }),
  townshipId: Type.Union([Type.String(), Type.Null()]),
  actingFor: Type.Union([Type.Null(), Type.Object({ mandateId: Type.String(), personId: Type.String(), name: Type.String(), holderRole: Type.String(), until: Type.String() })]),
});
export const meView = Type.Object({
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  identity: identityView, identities: Type.Array(identityView), largeText: Type.Boolean(), mustChangePassword: Type.Boolean(),
});
export const sessionsView = Type.Object({
  items: Type.Array(Type.Object({
    id: Type.String(), current: Type.Boolean(), createdAt: Type.String(), lastSeenAt: Type.String(), remoteAddress: Type.String(), userAgent: Type.String(),
  })),
});
export const activatedView = Type.Object({ username: Type.String() });
export const nothing = Type.Null();
