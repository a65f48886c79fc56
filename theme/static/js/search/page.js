document.querySelector(".search");
