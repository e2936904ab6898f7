package jp.noren.document.internal.house;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.noren.i18n.Messages;
import jp.noren.i18n.internal.app.CatalogueMessages;
import jp.noren.i18n.internal.domain.Catalogue;

/** The bundle's own texts, written as the house writes them. */
public final class Catalogues {
    private Catalogues() {}

    public static Messages house() {
        return new CatalogueMessages(Catalogue.union(
                List.of(read("document.properties"), read("document_ja.properties"), read("document_vi.properties"))));
    }

    private static Catalogue read(String file) {
        try (InputStreamReader in =
                new InputStreamReader(Catalogues.class.getResourceAsStream("/i18n/" + file), StandardCharsets.UTF_8)) {
            return Catalogue.read(file, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
