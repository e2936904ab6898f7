package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of the handbook whose commands can be run as they stand.
 *
 * @param text in Markdown
 */
public record GuidePage(String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    /** @param title the heading that it stands under */
    public record Block(String title, String commands) {}

    public static GuidePage read(Path file) {
        try {
            return new GuidePage(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks of {@code sh}, in order. */
    public List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Block(heading(found.start()), found.group(1)))
                .toList();
    }

    private String heading(int before) {
        int at = text.lastIndexOf("\n## ", before);
        return at < 0 ? "" : text.substring(at + 4, text.indexOf('\n', at + 1));
    }
}
