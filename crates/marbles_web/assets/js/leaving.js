// Signing out takes this device's subscription back first: whoever uses it next is somebody else.
const WAIT = 2000;

for (const form of document.querySelectorAll("form[action='/sign-out']")) {
  form.addEventListener("submit", async (event) => {
    if (!("serviceWorker" in navigator) || globalThis.Notification?.permission !== "granted") return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, WAIT));
    await Promise.race([takeBack().catch(() => {}), patience]);
    form.submit();
  }, { once: true });
}

async function takeBack() {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  if (!subscription) return;
  await fetch("/me/push/off", { method: "POST", body: new URLSearchParams({ endpoint: subscription.endpoint }) });
  await subscription.unsubscribe();
}
