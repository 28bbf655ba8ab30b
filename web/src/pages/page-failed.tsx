/** A defect of ours, or a part of the program that no longer exists after an update. */
export function PageFailed() {
  return (
    <main className="card" role="alert">
      <h1>页面没有打开</h1>
      <p>程序可能刚刚更新过。您在表单里填写的内容还在，刷新后可以继续。</p>
      <p><button type="button" className="button button--main" onClick={() => location.reload()}>刷新页面</button></p>
    </main>
  );
}
