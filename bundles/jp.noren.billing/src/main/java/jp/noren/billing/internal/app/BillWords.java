package jp.noren.billing.internal.app;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.billing.internal.domain.Account;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillTotal;
import jp.noren.billing.internal.domain.Terms;
import jp.noren.i18n.Messages;
import jp.noren.payment.spi.Bills;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Bills and accounts in the words of their reader's language. */
@Component(service = BillWords.class)
public final class BillWords {
    private final Messages messages;
    private final Storefronts storefronts;

    @Activate
    public BillWords(@Reference Messages messages, @Reference Storefronts storefronts) {
        this.messages = messages;
        this.storefronts = storefronts;
    }

    /** Who issues the bill: the payment company that has taken the claims over (R126), by the name the storefront gives it. */
    public String issuer(Bill bill, String language) {
        return storefronts
                .policies(bill.storefront(), bill.closing())
                .text("billIssuer")
                .orElseGet(() -> messages.text(language, "billing.issuer", Map.of()));
    }

    /** What the member should know of a bill. */
    public List<String> notices(Bill bill, String language) {
        return bill.isDebit()
                ? List.of(messages.text(
                        language,
                        "billing.notice-debit",
                        Map.of("debit_on", bill.dates().debitOn())))
                : List.of(
                        messages.text(language, "billing.notice-issuer", Map.of("issuer", issuer(bill, language))),
                        messages.text(language, "billing.notice-fee", Map.of()));
    }

    /** What keeps a bill from going on, for an operator; null when nothing does. */
    public String obstacle(Bill bill, String language) {
        return bill.obstacle() == null ? null : messages.text(language, bill.obstacle(), Map.of());
    }

    /** Where an account stands, and what comes next. */
    public String account(Account account, LocalDate today, Terms terms, String language) {
        if (account.isUnderReview(today, terms)) {
            return messages.text(language, "billing.settlement-under-review", Map.of());
        }
        String code = "billing.settlement-" + account.state().word().replace('_', '-');
        Map<String, Object> args = new HashMap<>();
        account.since().ifPresent(day -> args.put("on", day));
        account.expectedStart(terms).ifPresent(day -> args.put("expected", day));
        account.firstClosing().ifPresent(day -> args.put("closing", day));
        return messages.text(language, code, args);
    }

    Map<String, Object> forMail(Bill bill, BillTotal total, String name, String language) {
        Map<String, Object> args = new HashMap<>();
        args.put("shop", storefronts.get(bill.storefront()).name());
        args.put("name", name);
        args.put("number", bill.number());
        args.put("closing", bill.closing());
        args.put("taxes", taxes(total, language));
        args.put("net", total.net());
        args.put("total", bill.total());
        args.put("open", bill.open());
        args.put("due_on", bill.dates().dueOn());
        args.put(
                "debit_on",
                bill.isDebit() ? bill.dates().debitOn() : bill.dates().dueOn());
        args.put("issuer", issuer(bill, language));
        return args;
    }

    private String taxes(BillTotal total, String language) {
        return total.perRate().stream()
                .map(rate -> messages.text(
                        language,
                        "billing.mail-tax",
                        Map.of("percent", rate.percent(), "net", rate.net(), "tax", rate.tax())))
                .collect(Collectors.joining("\n"));
    }

    /** The account to pay to as the company's documents say (R127). */
    String payTo(List<Bills.Document> documents, String language) {
        String accounts = documents.stream()
                .map(Bills.Document::payTo)
                .filter(payTo -> payTo != null && !payTo.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        return accounts.isEmpty() ? messages.text(language, "billing.pay-to-document", Map.of()) : accounts;
    }

    /** The storefront's name, for mails. */
    Object shop(String storefront) {
        return storefronts.get(storefront).name();
    }
}
