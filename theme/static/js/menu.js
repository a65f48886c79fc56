// Close the groups of the menu as people expect: by Esc, by a click elsewhere, by going on, one for another.
const groups = [...document.querySelectorAll(".menu details")];

const close = (but) => {
  for (const group of groups) if (group !== but) group.open = false;
};

for (const group of groups) {
  group.addEventListener("toggle", () => {
    if (group.open) close(group);
  });
  group.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !group.contains(event.relatedTarget)) group.open = false;
  });
}

document.addEventListener("click", (event) => close(event.target.closest(".menu details")));
document.addEventListener("keydown", (event) => {
  const open = groups.find((group) => group.open);
  if (event.key !== "Escape" || !open) return;
  if (open.contains(document.activeElement)) open.querySelector("summary").focus();
  close();
});
