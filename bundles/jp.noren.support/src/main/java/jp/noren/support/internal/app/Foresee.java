package jp.noren.support.internal.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.rental.spi.ContractPart.Consequence;
import jp.noren.support.internal.domain.Counting;
import jp.noren.support.internal.domain.Filing;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells what comes of a filing before it is made, and seals it with a token (R049). */
@Component(service = Foresee.class)
public final class Foresee {
    private final Plans plans;
    private final Words words;

    @Activate
    public Foresee(@Reference Plans plans, @Reference Words words) {
        this.plans = plans;
        this.words = words;
    }

    /** Everything a member has to know, the most important last: it is what he has to tick. */
    List<Consequence> of(String storefront, Filing filing) {
        List<Consequence> all = new ArrayList<>();
        if (filing.before() != null) {
            all.add(ends(storefront, filing));
        }
        if (filing.after() != null) {
            begins(all, filing);
        }
        if (filing.before() != null && filing.before().keyCode()) {
            boolean kept = filing.after() != null && filing.after().keyCode();
            if (!kept) {
                all.add(told("support.consequence-key-ends", Map.of("end", filing.lastDay())));
            }
        }
        lostCovers(all, filing);
        if (filing.isLast()) {
            all.add(new Consequence(warning(filing), Map.of(), true));
        }
        return all;
    }

    private Consequence ends(String storefront, Filing filing) {
        LocalDate last = filing.lastDay();
        return told(
                filing.operation() == Operation.RELEASE
                        ? "support.consequence-release"
                        : "support.consequence-plan-ends",
                Map.of(
                        "plan",
                        plans.name(storefront, filing.before().plan(), last),
                        "end",
                        last,
                        "from",
                        filing.effectiveOn()));
    }

    private void begins(List<Consequence> all, Filing filing) {
        Plan after = filing.after();
        LocalDate from = filing.effectiveOn();
        all.add(told(
                "support.consequence-plan-begins",
                Map.of("plan", after.name(), "from", from, "monthly", after.monthly())));
        filing.covers().forEach((cover, covered) -> {
            if (covered.isAfter(from)) {
                all.add(told("support.consequence-cover-later", Map.of("cover", words.cover(cover), "from", covered)));
            }
        });
        if (after.keyCode()) {
            all.add(told("support.consequence-key", Map.of("from", from)));
        }
    }

    private void lostCovers(List<Consequence> all, Filing filing) {
        if (filing.before() == null || filing.after() == null) {
            return;
        }
        filing.before().covers().keySet().stream()
                .filter(cover -> !filing.covers().containsKey(cover))
                .forEach(cover -> all.add(told(
                        "support.consequence-cover-ends",
                        Map.of("cover", words.cover(cover), "end", filing.lastDay()))));
    }

    private static Consequence told(String code, Map<String, Object> args) {
        return new Consequence(code, args, false);
    }

    private static String warning(Filing filing) {
        if (filing.left().counting() == Counting.SHARED) {
            return "support.warn-last-operation";
        }
        return filing.operation() == Operation.CHANGE ? "support.warn-last-change" : "support.warn-last-release";
    }

    /** The same as lines of a mail. */
    String lines(String storefront, Filing filing, String language) {
        return of(storefront, filing).stream()
                .map(told -> "- " + words.text(language, told.code(), told.args()))
                .collect(Collectors.joining("\n"));
    }

    /** Equal as long as the member would be told the same. */
    static String token(Support support, Filing filing) {
        try {
            byte[] seal = MessageDigest.getInstance("SHA-256")
                    .digest(filing.fingerprint(support.contract(), support.version())
                            .getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
