"""Where punctuation attaches. The treebanks differ in this more than in anything
else, so training sets it by one rule for each language and internal/lang
recomputes it after parsing (punctuation.go is the same rule).

A mark between two words goes, with the highest word on its left whose head is
still on its left called L and the highest on its right R: to the only top of what it
encloses if it is one of a pair; to the top of the words before if nothing follows;
if R hangs on a word to the left, to R itself when the language is English, when
R is a conjunct or when it is a parenthesis after a dash, otherwise to R's head;
else to L.
"""

CLOSE = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}
DASH = {"-", "--", "–", "—"}
SAME = {'"', "``", "''", "'"}


def pairs(forms, punct):
    """Returns {index: index of its partner} for brackets and quotes."""
    out, stack = {}, []
    for i, form in enumerate(forms):
        if not punct[i]:
            continue
        same = form in SAME
        want = '"' if same and form != "'" else form
        hit = None
        if same or form in CLOSE.values():
            hit = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] == want), None)
        if hit is not None:
            j = stack[hit][1]
            del stack[hit:]
            out[i], out[j] = j, i
        elif same:
            stack.append((want, i))
        elif form in CLOSE:
            stack.append((CLOSE[form], i))
    return out


def attach(lang, forms, punct, heads, rels):
    """Returns heads with those of punctuation recomputed. Heads of punctuation
    marks are not looked at; no other word may hang on a mark."""
    n = len(forms)
    new = list(heads)
    if all(punct):
        return new
    partner = pairs(forms, punct)

    def climb(i, ok):
        while heads[i] >= 0 and ok(heads[i]):
            i = heads[i]
        return i

    for i in range(n):
        if not punct[i]:
            continue
        if i in partner:
            a, b = sorted((i, partner[i]))
            tops = [k for k in range(a + 1, b) if not punct[k] and not a < heads[k] < b]
            if tops:
                new[i] = min(tops, key=lambda k: depth(heads, k))
                continue
        l = next((k for k in range(i - 1, -1, -1) if not punct[k]), -1)
        r = next((k for k in range(i + 1, n) if not punct[k]), n)
        if r == n:
            new[i] = climb(l, lambda h: h < i)
        elif l < 0:
            new[i] = climb(r, lambda h: h > i)
        else:
            left, right = climb(l, lambda h: h < i), climb(r, lambda h: h > i)
            if 0 <= heads[right] < i:
                own = lang == "en" or rels[right] == "conj" or rels[right] == "parataxis" and forms[i] in DASH
                new[i] = right if own else heads[right]
            elif heads[left] > i:
                new[i] = left
            else:
                new[i] = right if heads[right] < 0 else left
    return new


def depth(heads, k):
    d = 0
    while heads[k] >= 0:
        k, d = heads[k], d + 1
    return d
