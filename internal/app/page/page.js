// Without this script the links lead from words to claims and back; with it all
// words of a claim light up and each pane scrolls on its own.
"use strict";
(function () {
  function light(id) {
    document.querySelectorAll(".on").forEach(function (e) { e.classList.remove("on"); });
    var cite = document.getElementById(id);
    if (!cite) return [];
    cite.classList.add("on");
    var marks = Array.from(document.querySelectorAll('.mark[data-claims~="' + id + '"]'));
    marks.forEach(function (e) { e.classList.add("on"); });
    return [cite].concat(marks);
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.mark, a.cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    var toClaim = link.classList.contains("mark");
    var id = link.getAttribute("href").slice(1);
    var lit = light(toClaim ? id : id.replace("t", "c"));
    var there = toClaim ? lit[0] : lit[1];
    if (!there) return;
    there.scrollIntoView({ block: "nearest" });
    there.focus({ preventScroll: true });
    history.replaceState(null, "", "#" + id);
  });
  var id = location.hash.slice(1);
  if (/^d\d+[ct]\d+$/.test(id)) light(id.replace("t", "c"));
})();
