package jp.noren.support.internal.house;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.MemberView.Kind;
import jp.noren.member.api.Members;

/** The members of SORA in the demo data. */
public final class FakeMembers implements Members {
    private final Map<String, MemberView> members = new ConcurrentHashMap<>();

    public FakeMembers() {
        add("SORA-I1", "SORA", Kind.INDIVIDUAL, "山田 花子", "hanako@mail.example", "ja");
        add("SORA-I2", "SORA", Kind.INDIVIDUAL, "Nguyễn Thị Lan", "lan@mail.example", "vi");
        add("SORA-C1", "SORA", Kind.CORPORATE, "Asahi Inc.", "desk@asahi.example", "en");
        add("HOSHI-I1", "HOSHI", Kind.INDIVIDUAL, "星 太郎", "taro@mail.example", "ja");
    }

    private void add(String id, String storefront, Kind kind, String name, String email, String language) {
        members.put(id, new MemberView(id, storefront, kind, name, email, language, null, "2026-04", null, true));
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
