package jp.noren.storefront.internal.rest;

import java.time.LocalDate;
import java.util.List;
import jp.noren.rest.Request;
import jp.noren.storefront.internal.app.BrowseStorefronts;
import jp.noren.storefront.internal.app.PlannedPolicy;
import jp.noren.storefront.internal.app.PreviewPolicy;
import jp.noren.storefront.internal.app.SetPolicy;
import jp.noren.storefront.internal.app.WithdrawPolicy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an operator does with the policies of a storefront: look, plan, decide, take back. */
@Component(service = PolicyDesk.class)
public final class PolicyDesk {
    private final BrowseStorefronts browse;
    private final PreviewPolicy preview;
    private final SetPolicy set;
    private final WithdrawPolicy withdraw;

    @Activate
    public PolicyDesk(
            @Reference BrowseStorefronts browse,
            @Reference PreviewPolicy preview,
            @Reference SetPolicy set,
            @Reference WithdrawPolicy withdraw) {
        this.browse = browse;
        this.preview = preview;
        this.set = set;
        this.withdraw = withdraw;
    }

    List<Wires.PolicyView> inForce(Request request, String storefront, LocalDate on) {
        return browse.policies(request.caller(), storefront, on).stream()
                .map(Wires.PolicyView::of)
                .toList();
    }

    List<Wires.PolicyView> history(Request request, String storefront, String key) {
        return browse.history(request.caller(), storefront, key).stream()
                .map(Wires.PolicyView::of)
                .toList();
    }

    Wires.PolicyView decide(Request request, String storefront, Wires.NewPolicy policy) {
        return Wires.PolicyView.of(set.handle(request.caller(), storefront, decided(policy)), policy.value());
    }

    Wires.PolicyView withdraw(Request request, String storefront, String key, LocalDate from) {
        return Wires.PolicyView.of(withdraw.handle(request.caller(), storefront, key, from));
    }

    Wires.PolicyPreview preview(Request request, String storefront, Wires.NewPolicy policy) {
        PreviewPolicy.Preview found = preview.handle(request.caller(), storefront, decided(policy));
        return new Wires.PolicyPreview(
                policy.key(),
                policy.value(),
                found.before(),
                found.entry().from(),
                found.entry().to(),
                found.reached());
    }

    private static PlannedPolicy.Decided decided(Wires.NewPolicy policy) {
        return new PlannedPolicy.Decided(policy.key(), policy.value(), policy.validFrom(), policy.validTo());
    }
}
