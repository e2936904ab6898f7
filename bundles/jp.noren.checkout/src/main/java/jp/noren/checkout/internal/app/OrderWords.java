package jp.noren.checkout.internal.app;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.checkout.internal.domain.Total;
import jp.noren.i18n.Messages;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An order in the words of its reader's language. */
@Component(service = OrderWords.class)
public final class OrderWords {
    private static final Set<CancelReason> ADVISED =
            EnumSet.of(CancelReason.CARD_NOT_APPROVED, CancelReason.PAYMENT_NOT_ACCEPTED);

    private final Messages messages;
    private final Storefronts storefronts;

    @Activate
    public OrderWords(@Reference Messages messages, @Reference Storefronts storefronts) {
        this.messages = messages;
        this.storefronts = storefronts;
    }

    Map<String, Object> forMail(MemberView buyer, Order order, Optional<PaymentView> payment) {
        Storefront shop = storefronts.get(order.owner().storefront());
        Map<String, Object> args = new HashMap<>();
        args.put("shop", shop.name());
        args.put("name", buyer.name());
        args.put("number", order.number());
        args.put("ordered_at", order.placedAt());
        args.put("items", items(order, buyer.language()));
        args.put("net", order.total().net());
        args.put("taxes", taxes(order.total(), buyer.language()));
        args.put("total", order.total().gross());
        args.put("descriptor", shop.statementDescriptor());
        args.put("method", methodName(order.payment().method(), buyer.language()));
        args.put("owner", owner(order, buyer.language()));
        if (order.payment().heldUntil() != null) {
            args.put("until", order.payment().heldUntil());
        }
        if (ADVISED.contains(order.reason())) {
            args.put("advice", advice(payment.flatMap(PaymentView::declined), buyer.language()));
        }
        payment.flatMap(PaymentView::nextAction).ifPresent(action -> transfer(action, args));
        return args;
    }

    /** What a buyer can do about a refused card, the card company first where only it knows (R133). */
    public String advice(Optional<DeclineReason> reason, String language) {
        String word = reason.orElse(DeclineReason.ISSUER_DECLINED)
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return messages.text(language, "checkout.advice-" + word, Map.of());
    }

    /** Who owns the claim for the order's price: the payment company once the buyer has agreed to the assignment (R119), else the shop's company. */
    public String owner(Order order, String language) {
        Tender tender = order.payment().tender();
        return tender.isOnAccount()
                ? messages.text(language, "checkout.owner-" + tender.name().toLowerCase(Locale.ROOT), Map.of())
                : storefronts.get(order.owner().storefront()).company().in(language);
    }

    /** What a buyer on account agrees to (R119), in the words of a version. */
    public String assignment(String version, String storefront, String language) {
        return messages.text(
                language,
                "checkout.assignment-" + version,
                Map.of("shop", storefronts.get(storefront).company()));
    }

    /** What buyers call a method. */
    public String methodName(String method, String language) {
        String word = Tender.of(method).name().toLowerCase(Locale.ROOT).replace('_', '-');
        return messages.find(language, "checkout.method-name-" + word, Map.of()).orElse(method);
    }

    private String items(Order order, String language) {
        return order.items().stream().map(item -> item(item, language)).collect(Collectors.joining("\n"));
    }

    private String item(Item item, String language) {
        String line = messages.text(
                language,
                "checkout.mail-item",
                Map.of(
                        "name", item.product().description().name(),
                        "price", item.product().sale().unitPrice(),
                        "quantity", item.quantity(),
                        "amount", item.amount()));
        return item.product()
                .terms()
                .map(terms -> line + "\n"
                        + messages.text(language, "checkout.mail-item-terms", Map.of("terms", terms.text())))
                .orElse(line);
    }

    private String taxes(Total total, String language) {
        return total.perRate().stream()
                .map(rate -> messages.text(
                        language,
                        "checkout.mail-tax",
                        Map.of("percent", rate.rate().percent(), "net", rate.net(), "tax", rate.tax())))
                .collect(Collectors.joining("\n"));
    }

    private static void transfer(NextAction action, Map<String, Object> args) {
        if (action instanceof NextAction.Transfer transfer) {
            args.put("bank", transfer.bank());
            args.put("branch", transfer.branch());
            args.put("account_type", transfer.accountType());
            args.put("account_number", transfer.accountNumber());
            args.put("holder", transfer.holder());
            args.put("reference", transfer.payerReference());
            args.put("amount", transfer.amount());
            args.put("pay_by", transfer.payBy());
        }
    }
}
