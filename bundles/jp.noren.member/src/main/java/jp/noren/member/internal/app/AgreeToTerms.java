package jp.noren.member.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.api.Members;
import jp.noren.member.internal.domain.ConsentRule;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A member agrees to the terms in force; to another version he cannot agree (R105). */
@Component(service = AgreeToTerms.class)
public final class AgreeToTerms {
    private final Shops shops;
    private final Transactions transactions;
    private final Members members;

    @Activate
    public AgreeToTerms(@Reference Shops shops, @Reference Transactions transactions, @Reference Members members) {
        this.shops = shops;
        this.transactions = transactions;
        this.members = members;
    }

    public void handle(Caller caller, String version) {
        Optional<String> inForce = shops.rules(caller.storefront()).termsVersion();
        if (ConsentRule.judge(inForce, version) instanceof Decision.Rejected no) {
            throw RefusedException.invalid(List.of(new FieldError("/terms_version", no.code(), Map.copyOf(no.args()))));
        }
        inForce.ifPresent(terms -> transactions.run(() -> members.agreeToTerms(caller.id(), terms)));
    }
}
