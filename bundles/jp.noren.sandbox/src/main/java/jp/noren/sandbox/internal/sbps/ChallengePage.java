package jp.noren.sandbox.internal.sbps;

import java.nio.charset.StandardCharsets;
import jp.noren.sandbox.internal.door.Delivery;

/** The card company's page of 3-D Secure: two buttons, and the browser goes back to where it came from. */
final class ChallengePage {
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>3-D Secure (sandbox)</title>
            <style>body{font:1.1rem/1.6 sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem}
            button{font:inherit;padding:.6rem 1.4rem;margin-right:1rem}</style></head><body>
            <h1>本人認証（サンドボックス）</h1>
            <p>カード: %s / 金額: %,d 円</p>
            <p>Your card company asks: is it you? / Ngân hàng phát hành thẻ hỏi: có phải bạn không?</p>
            <form method="post">
            <button name="answer" value="ok">はい / Yes / Đúng</button>
            <button name="answer" value="ng">いいえ / No / Không</button>
            </form></body></html>
            """;

    private final Challenges challenges;

    ChallengePage(Challenges challenges) {
        this.challenges = challenges;
    }

    Delivery show(String id) {
        Challenges.Challenge challenge = challenges.find(id);
        if (challenge == null) {
            return Delivery.text(404, "no such authentication");
        }
        String page = String.format(PAGE, challenge.card().name(), challenge.amount());
        return Delivery.of(200, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** @param form {@code answer=ok} or {@code answer=ng} */
    Delivery answer(String id, String form) {
        if (!form.matches("answer=(ok|ng)")) {
            return Delivery.text(400, "answer=ok or answer=ng");
        }
        Challenges.Challenge answered = challenges.answer(id, form.equals("answer=ok"));
        return answered == null
                ? Delivery.text(404, "no such authentication")
                : Delivery.seeOther(answered.returnUrl());
    }
}
