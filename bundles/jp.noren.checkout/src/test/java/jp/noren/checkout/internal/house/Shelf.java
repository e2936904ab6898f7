package jp.noren.checkout.internal.house;

/** What the two shops of the demo data sell, as catalogue files. */
public final class Shelf {
    public static final String KURA =
            """
            code,kind,name_ja,name_en,name_vi,price_ex_tax,stock
            SEAL-A,GOODS,暖簾シール 小,"Noren sticker, small","Nhãn dán noren, nhỏ",105,50
            SEAL-B,GOODS,暖簾シール 中,"Noren sticker, medium","Nhãn dán noren, vừa",115,50
            SEAL-C,GOODS,暖簾シール 大,"Noren sticker, large","Nhãn dán noren, lớn",125,50
            NOREN-1,GOODS,藍染め暖簾,Indigo noren curtain,Rèm noren nhuộm chàm,8613,1
            """;

    public static final String TANA =
            """
            code,kind,name_ja,name_en,price_ex_tax,unit,billing_cycle,min_quantity,max_quantity,maker,\
            terms_notice_days,terms_effective_end,terms_minimum_months,terms_auto_renew,terms_ja,terms_en
            TSUNAGU-S,PLAN,ツナグ帳 スタンダード,TsunaguCho CRM Standard,1800,SEAT,MONTHLY,3,500,つむぎ工房株式会社,\
            0,END_OF_MONTH,1,true,当月末日までのご連絡で当月末解約。,Notice by the last day of the month ends it that day.
            GIJI-20,PLAN,ぎじ録くん 月20時間,GijiRoku minutes 20 h per month,4500,FLAT,MONTHLY,1,1,あおぞら電算株式会社,\
            0,END_OF_MONTH,1,true,当月末日までのご連絡で当月末解約。,Notice by the last day of the month ends it that day.
            KIROKU-Y,PLAN,きろくの番人 年間,Kiroku log audit yearly,198000,FLAT,ANNUAL,1,1,あおぞら電算株式会社,\
            60,END_OF_TERM,12,true,契約満了の60日前まで。中途解約の返金はありません。,"60 days before the term ends, no refund in the term."
            """;

    private Shelf() {}
}
