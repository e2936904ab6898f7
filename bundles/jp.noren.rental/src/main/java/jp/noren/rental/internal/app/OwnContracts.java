package jp.noren.rental.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.Decision;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.LegacyRule;
import jp.noren.rental.internal.domain.MethodChange;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The contracts of a member that one page of payment is about: the legacy ones, or all others (R019, R021). */
@Component(service = OwnContracts.class)
public final class OwnContracts {
    private static final String APPLIED_UNTIL = "legacyCardPageUntilApplicationDate";

    private final ContractBook contracts;
    private final Storefronts storefronts;
    private final PaymentPolicy policy;

    @Activate
    public OwnContracts(
            @Reference ContractBook contracts, @Reference Storefronts storefronts, @Reference PaymentPolicy policy) {
        this.contracts = contracts;
        this.storefronts = storefronts;
        this.policy = policy;
    }

    /** Those that run, or will, on a day; newest first. */
    List<Contract> live(String storefront, String member, boolean legacy, LocalDate on) {
        return contracts.ofMember(storefront, member).stream()
                .filter(contract -> contract.on(on).isLive())
                .filter(contract -> isLegacy(contract, on) == legacy)
                .toList();
    }

    boolean isLegacy(Contract contract, LocalDate on) {
        Policies policies = storefronts.policies(contract.owner().storefront(), on);
        return LegacyRule.isLegacy(
                contract, policies.text(APPLIED_UNTIL).map(LocalDate::parse).orElse(null));
    }

    /** The same after their rows were taken for the running transaction, in one order for everybody; whatever came to them meanwhile is among them. */
    List<Contract> lockLive(String storefront, String member, boolean legacy, LocalDate on) {
        Set<String> locked = new HashSet<>();
        List<Contract> now = live(storefront, member, legacy, on);
        while (!locked.containsAll(now.stream().map(Contract::id).toList())) {
            now.stream()
                    .map(Contract::id)
                    .filter(id -> !locked.contains(id))
                    .sorted()
                    .forEach(id -> {
                        contracts.lock(id);
                        locked.add(id);
                    });
            now = live(storefront, member, legacy, on);
        }
        return now;
    }

    /**
     * Whether these contracts may be paid otherwise now. What is never allowed is said first; then what is not possible today (R026, R027).
     *
     * @param at receipt of the request
     */
    Decision mayChange(String storefront, List<Contract> present, String wanted, boolean legacy, Instant at) {
        List<String> methods = methods(present);
        return policy.transitions(storefront, Japan.day(at))
                .decide(methods, wanted)
                .and(() -> policy.open(storefront, MethodChange.procedure(legacy, methods), at));
    }

    static List<String> methods(List<Contract> contracts) {
        return contracts.stream()
                .map(contract -> contract.payer().method())
                .distinct()
                .sorted()
                .toList();
    }

    /** The one method that the page shows (Q42): whoever pays one of them by card pays by card. */
    static Optional<String> shown(List<Contract> contracts) {
        List<String> methods = methods(contracts);
        return methods.contains(Contract.Payer.CARD)
                ? Optional.of(Contract.Payer.CARD)
                : methods.stream().findFirst();
    }
}
