package jp.noren.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Says what was expected and what came, counts both, and ends with one line. */
public final class Score {
    private final PrintStream out;
    private final List<String> failures = new ArrayList<>();
    private int passed;

    public Score(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String text) {
        out.println(text);
    }

    public synchronized boolean check(String what, boolean holds, Object came) {
        if (holds) {
            passed++;
            out.println("  ok    " + what);
        } else {
            failures.add(what + " (came: " + came + ")");
            out.println("  FAIL  " + what + "\n        came: " + came);
        }
        return holds;
    }

    /** Counts what holds without a word, where there are thousands. */
    public synchronized void pass() {
        passed++;
    }

    public boolean expect(String what, Object expected, Object came) {
        return check(what + ": " + expected, String.valueOf(expected).equals(String.valueOf(came)), came);
    }

    public int passed() {
        return passed;
    }

    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** @return whether nothing failed */
    public synchronized boolean end() {
        failures.forEach(failure -> out.println("FAILED: " + failure));
        out.println(passed + " passed, " + failures.size() + " failed");
        return failures.isEmpty();
    }
}
