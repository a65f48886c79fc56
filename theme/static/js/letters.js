// Before anything is seen: the size of letters that a reader chose, and what this browser can do.
{
  const { dataset, classList } = document.documentElement;
  classList.add("js");
  if (navigator.share && matchMedia("(pointer:coarse)").matches) classList.add("sheet");
  if (/wv\)|Zalo|FBA/.test(navigator.userAgent)) classList.add("app"); // these neither print nor save
  try {
    dataset.letters = localStorage.letters || 0;
  } catch {}
}
