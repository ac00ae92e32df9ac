package dev.maar.report;

/// Cuts a text to what a reader needs to see of it.
///
/// No more than `lines` lines and `characters` characters are kept; where something is left out, the end says so.
record Excerpt(int lines, int characters) {

    String of(String text) {
        String whole = text.stripTrailing();
        int end = 0;
        for (int line = 0; line < lines && end < whole.length(); line++) {
            int next = whole.indexOf('\n', end + (line == 0 ? 0 : 1));
            end = next < 0 ? whole.length() : next;
        }
        end = Math.min(end, characters);
        if (end == whole.length()) {
            return whole;
        }
        if (Character.isHighSurrogate(whole.charAt(end - 1))) {
            end--;
        }
        return whole.substring(0, end) + "\n… the log has the rest";
    }
}
