package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.Payments.Missing;
import jp.noren.payment.api.Payments.Offer;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Which methods a buyer may choose from, and why not another (R117, R118). A method is offered when its bundle is there and configured, its
 * provider is switched on for the storefront, the storefront's policy names it, and it is for this kind of buyer and this amount.
 */
@Component(service = MethodChoice.class)
public final class MethodChoice {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String SWITCH = "payment.";

    private final Clock clock;
    private final Providers providers;
    private final KnownProviders known;
    private final Storefronts storefronts;
    private final MethodNames names;

    @Activate
    public MethodChoice(
            @Reference Clock clock,
            @Reference Providers providers,
            @Reference KnownProviders known,
            @Reference Storefronts storefronts,
            @Reference MethodNames names) {
        this.clock = clock;
        this.providers = providers;
        this.known = known;
        this.storefronts = storefronts;
        this.names = names;
    }

    List<Offer> offers(String storefront, BuyerKind buyer, Optional<Yen> amount) {
        List<Offer> offers = new ArrayList<>();
        for (String method : policy(storefront)) {
            candidates(storefront, method)
                    .filter(present ->
                            lacking(storefront, present, buyer, amount).isEmpty())
                    .findFirst()
                    .ifPresent(present ->
                            offers.add(new Offer(method, present.info().id(), name(storefront, method))));
        }
        return offers;
    }

    private LocalizedText name(String storefront, String method) {
        return names.name(storefronts.policies(storefront, today()), method);
    }

    private LocalDate today() {
        return clock.instant().atZone(JAPAN).toLocalDate();
    }

    private List<String> policy(String storefront) {
        return storefronts.policies(storefront, today()).list("checkoutPayments");
    }

    /** At checkout, or for what an account owes (policy {@code accountPayments}): direct debit is no choice at checkout (R117, Q28). */
    private boolean isTaken(String storefront, String method) {
        return policy(storefront).contains(method)
                || storefronts
                        .policies(storefront, today())
                        .list("accountPayments")
                        .contains(method);
    }

    private Stream<Providers.Present> candidates(String storefront, String method) {
        return providers.presentFor(storefront).stream()
                .filter(p -> p.info().method().equals(method));
    }

    private List<Missing> lacking(String storefront, Providers.Present present, BuyerKind buyer, Optional<Yen> amount) {
        ProviderInfo info = present.info();
        List<Missing> missing = new ArrayList<>();
        if (!present.gaps().isEmpty()) {
            missing.add(new Missing(info.method(), "payment.why-not-configured", String.join(", ", present.gaps())));
        }
        missing.addAll(refusing(storefront, info, buyer));
        amount.filter(yen -> yen.compareTo(info.min()) < 0 || yen.compareTo(info.max()) > 0)
                .ifPresent(yen -> missing.add(new Missing(
                        info.method(),
                        "payment.why-amount",
                        info.min().amount() + " - " + info.max().amount())));
        return missing;
    }

    /** What does not depend on the bundle being there. */
    private List<Missing> refusing(String storefront, ProviderInfo info, BuyerKind buyer) {
        List<Missing> missing = new ArrayList<>();
        if (!storefronts.isOn(storefront, SWITCH + info.id())) {
            missing.add(new Missing(info.method(), "payment.why-switched-off", SWITCH + info.id()));
        }
        if (!info.buyers().contains(buyer)) {
            missing.add(new Missing(info.method(), "payment.why-buyer-kind", buyer.name()));
        }
        return missing;
    }

    /** Empty when the method is offered; else what is missing at the provider that lacks the least. */
    List<Missing> why(String storefront, String method, BuyerKind buyer, Optional<Yen> amount) {
        List<Missing> missing = new ArrayList<>();
        storefronts.get(storefront);
        if (!isTaken(storefront, method)) {
            missing.add(new Missing(method, "payment.why-not-in-policy", "checkoutPayments"));
        }
        List<Providers.Present> there = candidates(storefront, method).toList();
        if (there.isEmpty()) {
            List<String> gone = known.of(method).stream().map(ProviderInfo::id).toList();
            missing.add(new Missing(
                    method, "payment.why-bundle-missing", gone.isEmpty() ? method : String.join(", ", gone)));
            return missing;
        }
        there.stream()
                .map(present -> lacking(storefront, present, buyer, amount))
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .ifPresent(missing::addAll);
        return missing;
    }

    /**
     * The provider that serves a method for a storefront. One whose bundle is away is found too, if it is switched on: then the door waits.
     *
     * @throws RefusedException CONFLICT {@code payment.method-not-offered}
     */
    String route(String storefront, String method, BuyerKind buyer) {
        if (isTaken(storefront, method)) {
            // one look, so that a provider that comes or goes meanwhile is not overlooked twice
            List<Providers.Present> there = providers.presentFor(storefront);
            Optional<String> id = there.stream()
                    .filter(present -> present.info().method().equals(method))
                    .filter(present -> lacking(storefront, present, buyer, Optional.empty())
                            .isEmpty())
                    .map(present -> present.info().id())
                    .findFirst()
                    .or(() -> away(storefront, method, buyer, there));
            if (id.isPresent()) {
                return id.get();
            }
        }
        throw new RefusedException(
                RefusedException.Kind.CONFLICT, "payment.method-not-offered", java.util.Map.of("method", method));
    }

    /** One that has been here and is not now: the door waits for it. */
    private Optional<String> away(String storefront, String method, BuyerKind buyer, List<Providers.Present> there) {
        Set<String> here = there.stream().map(present -> present.info().id()).collect(Collectors.toSet());
        return Stream.concat(providers.seen().stream(), known.of(method).stream())
                .filter(info -> info.method().equals(method) && !here.contains(info.id()))
                .filter(info -> refusing(storefront, info, buyer).isEmpty())
                .map(ProviderInfo::id)
                .findFirst();
    }
}
