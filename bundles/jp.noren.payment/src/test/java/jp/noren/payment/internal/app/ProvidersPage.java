package jp.noren.payment.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.noren.payment.spi.ProviderInfo;

/** The page that the table of providers becomes. */
final class ProvidersPage {

    /**
     * What one scene came to.
     *
     * @param ours state, and its reason if it has one
     * @param yen what we say that the provider holds for us
     * @param ledger what our ledger says of it
     */
    record Cell(String ours, long yen, long ledger, PlayedCompany.Line book) {
        boolean agrees() {
            return yen == ledger && yen == book.yen();
        }

        String text() {
            return (agrees() ? "" : "**RED** ") + ours + " " + number(yen) + "<br>" + book.word() + " "
                    + number(book.yen()) + (agrees() ? "" : "<br>ledger " + number(ledger));
        }

        private static String number(long yen) {
            return String.format("%,d", yen);
        }
    }

    private final Map<String, ProviderInfo> providers = new LinkedHashMap<>();
    private final Map<String, Map<Ending, String>> endings = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> noes = new LinkedHashMap<>();

    synchronized void provider(ProviderInfo info) {
        providers.put(info.id(), info);
        endings.put(info.id(), new EnumMap<>(Ending.class));
    }

    synchronized void put(String provider, Ending ending, String text) {
        endings.get(provider).put(ending, text);
    }

    synchronized void no(String provider, PlayedCompany.No no, Cell cell) {
        noes.computeIfAbsent(provider, id -> new LinkedHashMap<>())
                .put(no.how(), no.reason() + " | " + cell.text().replace("<br>", " | "));
    }

    /** Whether a cell of a provider was neither shown nor absent by its declaration. */
    synchronized boolean isWhole(String provider) {
        return endings.get(provider).size() == Ending.values().length;
    }

    synchronized void write(Path page) {
        StringBuilder text = new StringBuilder("# Every provider, every operation, every outcome\n\n"
                + "Written by `ProvidersTest` of `jp.noren.payment`: the providers as they are shipped, on the real engine, against the companies"
                + " that the sandbox plays. In each cell first our word for the payment and the yen that we say the company holds for us; below it the"
                + " company's own book. Our ledger says the same in each. A cell that a provider does not have says which of its declared capabilities"
                + " is the reason.\n\n");
        head(text);
        for (Ending ending : Ending.values()) {
            text.append("| ").append(ending.title);
            endings.values().forEach(row -> text.append(" | ").append(row.getOrDefault(ending, "**RED** not shown")));
            text.append(" |\n");
        }
        refusals(text);
        try {
            Files.createDirectories(page.toAbsolutePath().getParent());
            Files.writeString(page, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head(StringBuilder text) {
        text.append("| ");
        providers.values().forEach(info -> text.append(" | ").append(info.id()));
        text.append(" |\n|---").append("|---".repeat(providers.size())).append("|\n");
    }

    private void refusals(StringBuilder text) {
        text.append("\n## Declined, by each class a provider knows\n\n"
                + "| provider | how | class | ours | the company's book |\n|---|---|---|---|---|\n");
        noes.forEach((provider, rows) -> rows.forEach((how, row) -> text.append("| ")
                .append(provider)
                .append(" | ")
                .append(how)
                .append(" | ")
                .append(row)
                .append(" |\n")));
    }
}
