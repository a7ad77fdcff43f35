using Tdc.Platform.Organisations;

namespace Tdc.Plan.Demonstration;

/// <summary>A unit as the generator sees it: what it is, what is grown or made there, how diligent it is played.</summary>
/// <param name="Organisation">The unit.</param>
/// <param name="Product">What its people make, for sentences.</param>
/// <param name="Other">A second product or place of trade.</param>
/// <param name="Diligence">0.5 to 1.1: how fast its work goes on; invented.</param>
internal sealed record DemoUnit(Organisation Organisation, string Product, string Other, double Diligence)
{
    // What the former districts are known for, by code; common knowledge of the area, no statistics.
    private static readonly Dictionary<string, string[]> known = new(StringComparer.Ordinal)
    {
        ["731"] = ["gỗ mỹ nghệ", "gốm Biên Hòa", "chợ Biên Hòa", "thực phẩm chế biến", "bánh mứt"],
        ["732"] = ["chôm chôm", "sầu riêng", "măng cụt", "rau an toàn"],
        ["734"] = ["sầu riêng", "lúa gạo", "dược liệu", "trà"],
        ["735"] = ["bưởi Tân Triều", "cá nước ngọt hồ Trị An", "xoài", "rượu bưởi"],
        ["736"] = ["xoài La Ngà", "quýt", "điều", "ca cao"],
        ["737"] = ["chuối", "gà thả vườn", "đồ gỗ", "rau ăn lá"],
        ["738"] = ["thịt heo", "trứng gà", "chôm chôm", "nông sản chợ đầu mối"],
        ["739"] = ["hồ tiêu", "sầu riêng", "mít", "bơ"],
        ["740"] = ["bơ", "khoai môn", "thủy sản", "suất ăn công nghiệp"],
        ["741"] = ["thanh long", "xoài", "hồ tiêu", "bắp giống"],
        ["742"] = ["tôm nước lợ", "cá bè", "suất ăn công nghiệp", "vật liệu xây dựng"],
        ["688"] = ["hạt điều", "mật ong", "hồ tiêu"],
        ["689"] = ["hạt điều rang", "trái cây", "chợ Đồng Xoài"],
        ["690"] = ["hồ tiêu", "mủ cao su", "trái cây có múi"],
        ["691"] = ["điều", "cà phê", "sầu riêng", "gùi, thổ cẩm"],
        ["692"] = ["hồ tiêu Lộc Ninh", "mủ cao su", "điều"],
        ["693"] = ["hồ tiêu", "mủ cao su", "rau sạch"],
        ["694"] = ["mủ cao su", "bưởi da xanh", "cam"],
        ["695"] = ["điều", "ván ép", "heo giống"],
        ["696"] = ["điều Bù Đăng", "cà phê", "mật ong", "rượu cần"],
        ["697"] = ["mủ cao su", "gỗ ghép", "suất ăn công nghiệp"],
        ["698"] = ["hạt điều", "sầu riêng", "mủ cao su"],
    };

    private static readonly string[] general = ["sản phẩm OCOP", "thực phẩm chế biến", "hàng tiêu dùng"];

    /// <summary>Code, the unit's word for choices.</summary>
    public string Code => Organisation.Code;

    /// <summary>Whether it is a commune or ward.</summary>
    public bool IsCommune => Organisation.Kind is OrganisationKind.Commune or OrganisationKind.Ward or OrganisationKind.Township;

    /// <summary>Whether it is a district of before July 2025.</summary>
    public bool IsDistrict => Organisation.Kind is OrganisationKind.District or OrganisationKind.ProvincialCity or OrganisationKind.DistrictTown;

    /// <summary>Whether it is a school.</summary>
    public bool IsSchool => Organisation.Kind is OrganisationKind.University or OrganisationKind.School;

    /// <summary>The name inside a sentence: "phường Tân Triều", "Sở Công Thương".</summary>
    public string Name => IsCommune || IsDistrict ? char.ToLowerInvariant(Organisation.NameVi[0]) + Organisation.NameVi[1..] : Organisation.NameVi;

    /// <summary>Profile of a unit.</summary>
    public static DemoUnit Of(Organisation unit, RegisterSnapshot register)
    {
        var district = unit.Kind is OrganisationKind.District or OrganisationKind.ProvincialCity ? unit.Code : DistrictOf(unit, register);
        var products = known.GetValueOrDefault(district, general);
        var first = Stable.Number(0, products.Length - 1, unit.Code, "product");
        var fixedFirst = unit.Code switch
        {
            "26188" => "bưởi Tân Triều",
            "25396" => "điều Bù Đăng",
            "26326" => "nông sản chợ đầu mối Dầu Giây",
            "26227" => "xoài La Ngà",
            "26068" => "gốm Biên Hòa",
            _ => products[first],
        };
        return new(unit, fixedFirst, products[(first + 1) % products.Length], DiligenceOf(unit.Code));
    }

    private static double DiligenceOf(string code) => code switch
    {
        "SKHCN" => 1.02,
        "26188" => 0.92,
        "SCT" => 0.9,
        "BQLKCN" => 0.66,
        _ when Stable.Share(code, "diligence") is var share && share < 0.07 => 0.55 + share,
        _ => 0.88 + (Stable.Share(code, "diligence") * 0.2),
    };

    private static string DistrictOf(Organisation unit, RegisterSnapshot register) =>
        register.Spans(unit.Lineage).SelectMany(u => register.PredecessorsOf(u.Id)).Select(l => register.Find(l.FromId)?.Code ?? "").FirstOrDefault(known.ContainsKey) ?? "";
}
