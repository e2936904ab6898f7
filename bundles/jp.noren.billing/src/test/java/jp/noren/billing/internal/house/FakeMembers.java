package jp.noren.billing.internal.house;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.MemberView.Kind;
import jp.noren.member.api.Members;

/** The members of TANA in the demo data, and whoever a test adds. */
public final class FakeMembers implements Members {
    private final Map<String, MemberView> members = new ConcurrentHashMap<>();

    public FakeMembers() {
        add("TANA-C1", "TANA", Kind.CORPORATE, "株式会社あさひ物流", "keiri@asahi-b.example", "ja");
        add("TANA-C2", "TANA", Kind.CORPORATE, "有限会社まるふじ製作所", "jimu@marufuji.example", "ja");
        add("TANA-S1", "TANA", Kind.SOLE_PROPRIETOR, "ことり設計室 小鳥遊 陽", "you@kotori.example", "vi");
        add("TANA-I1", "TANA", Kind.INDIVIDUAL, "Kei Morishita", "kei@mail.example", "en");
        add("KURA-K1", "KURA", Kind.CORPORATE, "岸本商店", "yuzu@mail.example", "ja");
    }

    public void add(String id, String storefront, Kind kind, String name, String email, String language) {
        members.put(
                id, new MemberView(id, storefront, kind, name, email, language, "ｱｻﾋﾌﾞﾂﾘﾕｳ", "2026-04", null, true));
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
    public void agreeToTerms(String member, String termsVersion) {
        throw new UnsupportedOperationException();
    }
}
