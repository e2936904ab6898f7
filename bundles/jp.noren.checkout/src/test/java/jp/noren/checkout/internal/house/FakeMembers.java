package jp.noren.checkout.internal.house;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.ContactView;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.persistence.Transactions;

/** Members in memory. A consent counts once its transaction has committed. */
public final class FakeMembers implements Members {
    /** Members of whom nothing is registered but their names. */
    public final Set<String> unreachable = ConcurrentHashMap.newKeySet();

    private final Map<String, MemberView> members = new ConcurrentHashMap<>();
    /** Members of whom an order was said to be complete, as often as it was. */
    public final List<String> completed = new CopyOnWriteArrayList<>();

    private final Clock clock;
    private final Transactions transactions;

    public FakeMembers(Clock clock, Transactions transactions) {
        this.clock = clock;
        this.transactions = transactions;
    }

    /** @param id also his name in lower case as his address */
    public void add(String id, String storefront, MemberView.Kind kind, String language, String terms) {
        members.put(
                id,
                new MemberView(
                        id,
                        storefront,
                        kind,
                        "岸本 ゆず",
                        id.toLowerCase() + "@mail.example",
                        language,
                        "ｷｼﾓﾄ ﾕｽﾞ",
                        terms,
                        terms == null ? null : clock.instant(),
                        true));
    }

    @Override
    public Optional<MemberView> find(String id) {
        return Optional.ofNullable(members.get(id));
    }

    @Override
    public MemberView get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public void orderCompleted(String storefront, String member) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("told outside the order's transaction");
        }
        transactions.afterCommit(() -> completed.add(storefront + " " + member));
    }

    @Override
    public ContactView contact(String id) {
        return unreachable.contains(id)
                ? ContactView.NONE
                : new ContactView("株式会社あさひ物流", "経理部", "朝日 はるか", "150-0001", "東京都架空区青葉1-2-3", "03-0000-0301");
    }

    @Override
    public void agreeToTerms(String member, String termsVersion) {
        MemberView m = get(member);
        MemberView after = new MemberView(
                m.id(),
                m.storefront(),
                m.kind(),
                m.name(),
                m.email(),
                m.language(),
                m.transferName(),
                termsVersion,
                clock.instant(),
                true);
        transactions.afterCommit(() -> members.put(member, after));
    }
}
