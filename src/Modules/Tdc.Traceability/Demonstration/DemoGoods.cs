using System.Globalization;
using Tdc.Gs1.Keys;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers.Products;

namespace Tdc.Traceability.Demonstration;

/// <summary>The invented prefixes, products and places.</summary>
internal sealed class DemoGoods
{
    private static readonly DateTimeOffset entered = new(2025, 11, 3, 2, 0, 0, TimeSpan.Zero);
    private readonly Func<string, LineageId?> commune;
    private readonly DateTimeOffset registered;
    private readonly Dictionary<LineageId, (CompanyPrefix Prefix, PrefixId Id)> prefixes = [];
    private readonly Dictionary<LineageId, int> places = [];
    private readonly Dictionary<LineageId, int> products = [];

    /// <summary>Rows to store.</summary>
    public List<object> Rows { get; } = [];

    /// <summary>Invents all.</summary>
    /// <param name="commune">The commune that bears a code today.</param>
    /// <param name="today">The day on which it is shown; the prefixes are registered on it.</param>
    public DemoGoods(Func<string, LineageId?> commune, DateOnly today)
    {
        (this.commune, registered) = (commune, today.StartInVietnam);
        Prefix(DemoUnits.Cooperative, "89399901");
        Prefix(DemoUnits.Shops, "89399902");
        Prefix(DemoUnits.PigFarm, "89399903");
        Prefix(DemoUnits.Slaughterhouse, "89399904");
        Prefix(DemoUnits.Sawmill, "89399905");
        Prefix(DemoUnits.Furniture, "89399906");
        Prefix(DemoUnits.Foresters, "89399907");

        Plots = [.. DemoUnits.Households.Select((h, i) => Spot(
            h, $"Vườn bưởi hộ số {i + 1}", $"Pomelo plot of household no. {i + 1}", "farm", "Tân Triều, Đồng Nai", "26188",
            10.9968 + 0.0031 * (i / 3), 106.8052 + 0.0042 * (i % 3), 0.0009, prefixOf: DemoUnits.Cooperative, area: $"VN-75-26188-{i + 1:D2}-25"))];
        PackingHouse = Spot(DemoUnits.Cooperative, "Nhà đóng gói Tân Triều", "Tan Trieu packing house", "packing-house", "Phường Tân Triều, Đồng Nai", "26188", 10.9951, 106.8121, isPublic: true);
        ShopPlaces =
        [
            Spot(DemoUnits.Shops, "Cửa hàng Biên Hòa 1", "Bien Hoa shop 1", "shop", "Phường Biên Hòa, Đồng Nai", "26068", 10.9412, 106.8181, isPublic: true),
            Spot(DemoUnits.Shops, "Cửa hàng Trảng Bom", "Trang Bom shop", "shop", "Trảng Bom, Đồng Nai", "26248", 10.9536, 107.0051, isPublic: true),
            Spot(DemoUnits.Shops, "Cửa hàng Long Khánh", "Long Khanh shop", "shop", "Long Khánh, Đồng Nai", "26080", 10.9343, 107.2432, isPublic: true),
            Spot(DemoUnits.Shops, "Cửa hàng Tam Phước", "Tam Phuoc shop", "shop", "Phường Tam Phước, Đồng Nai", "26374", 10.8704, 106.9142, isPublic: true),
        ];
        Farm = Spot(DemoUnits.PigFarm, "Trại heo Xuân Lộc", "Xuan Loc pig farm", "livestock", "Xuân Lộc, Đồng Nai", "26425", 10.9251, 107.4213);
        Slaughter = Spot(DemoUnits.Slaughterhouse, "Lò giết mổ Long Khánh", "Long Khanh slaughter floor", "slaughterhouse", "Long Khánh, Đồng Nai", "26080", 10.9402, 107.2511, isPublic: true);
        Cutting = Spot(DemoUnits.Slaughterhouse, "Xưởng pha lóc Long Khánh", "Long Khanh cutting room", "factory", "Long Khánh, Đồng Nai", "26080", 10.9405, 107.2516, isPublic: true);
        Forests = [.. Enumerable.Range(0, 4).Select(i => Spot(
            DemoUnits.Foresters, $"Lô rừng keo số {i + 1}", $"Acacia plot no. {i + 1}", "forest", "Định Quán, Đồng Nai", "26206",
            11.2101 + 0.0102 * i, 107.3301 + 0.0061 * i, 0.0031))];
        Mill = Spot(DemoUnits.Sawmill, "Xưởng xẻ Trảng Bom", "Trang Bom sawmill", "factory", "Trảng Bom, Đồng Nai", "26248", 10.9601, 106.9902, isPublic: true);
        Factory = Spot(DemoUnits.Furniture, "Nhà máy đồ gỗ Tam Phước", "Tam Phuoc furniture factory", "factory", "Phường Tam Phước, Đồng Nai", "26374", 10.8651, 106.9203, isPublic: true);
        Port = Spot(DemoUnits.Furniture, "Kho tại cảng Đồng Nai", "Store at Dong Nai port", "port", "Phường Long Bình, Đồng Nai", null, 10.9002, 106.8403, isPublic: true);
        Showroom = Spot(DemoUnits.Furniture, "Phòng trưng bày Hà Nội", "Ha Noi showroom", "shop", "Hà Nội", null, 21.0286, 105.8543, isPublic: true);

        Pomelo = Item(DemoUnits.Cooperative, "Bưởi đường lá cam", "Duong la cam pomelo", "fruit", null, "", 30, RiskGroup.Medium, true,
            ("vietgap", "VietGAP-MH-2025-01"), ("geographical-indication", "Bưởi Tân Triều (minh họa)"));
        PomeloBox = Item(DemoUnits.Cooperative, "Bưởi đường lá cam hộp 2 quả", "Duong la cam pomelo, box of two", "fruit", 2.4m, "KGM", 30, RiskGroup.Medium, true,
            ("vietgap", "VietGAP-MH-2025-01"), ("ocop", "OCOP-4-MH-2025"));
        Pig = Item(DemoUnits.PigFarm, "Heo thịt hơi", "Live finishing pig", "meat", null, "", null, RiskGroup.High, true, ("vietgap", "VietGAHP-MH-2025-07"));
        Carcass = Item(DemoUnits.Slaughterhouse, "Thịt heo nửa mảnh", "Pork half carcass", "meat", null, "", 3, RiskGroup.High, true, ("food-safety", "ATTP-MH-2025-11"));
        Pork = Item(DemoUnits.Slaughterhouse, "Thịt heo pha lóc mát", "Chilled pork cuts", "meat", null, "", 5, RiskGroup.High, true, ("food-safety", "ATTP-MH-2025-11"), ("standard", "TCVN 12429-1 (minh họa)"));
        Log = Item(DemoUnits.Foresters, "Gỗ tròn keo lai", "Acacia hybrid logs", "wood", null, "", null, RiskGroup.Low, true, ("forest-certificate", "VFCS-MH-2025-03"));
        Board = Item(DemoUnits.Sawmill, "Gỗ xẻ keo sấy", "Kiln-dried acacia boards", "wood", null, "", null, RiskGroup.Low, true);
        Table = Item(DemoUnits.Furniture, "Bàn ăn gỗ keo 1,6 m", "Acacia dining table 1.6 m", "wood-furniture", 1, "H87", null, RiskGroup.Low, true,
            ("test-report", "Formaldehyde-MH-2025"), ("forest-certificate", "VFCS-COC-MH-2025-09"));
    }

    /// <summary>Plots of the six households, with boundaries.</summary>
    public IReadOnlyList<Place> Plots { get; }

    public Place PackingHouse { get; }

    public IReadOnlyList<Place> ShopPlaces { get; }

    public Place Farm { get; }

    public Place Slaughter { get; }

    public Place Cutting { get; }

    /// <summary>Four forest plots above four hectares, with boundaries.</summary>
    public IReadOnlyList<Place> Forests { get; }

    public Place Mill { get; }

    public Place Factory { get; }

    public Place Port { get; }

    public Place Showroom { get; }

    public Product Pomelo { get; }

    public Product PomeloBox { get; }

    public Product Pig { get; }

    public Product Carcass { get; }

    public Product Pork { get; }

    public Product Log { get; }

    public Product Board { get; }

    public Product Table { get; }

    /// <summary>The identifier of a unit as a party, made under its prefix.</summary>
    public string? PartyOf(DemoUnit unit) =>
        prefixes.TryGetValue(unit.Lineage, out var own) ? "https://id.gs1.org/417/" + own.Prefix.Make(KeyKind.Pgln, 9000).Value : null;

    /// <summary>An SSCC under a unit's prefix; the caller counts.</summary>
    public string Sscc(DemoUnit unit, int number) => prefixes[unit.Lineage].Prefix.Make(KeyKind.Sscc, number, first: 1).Value;

    /// <summary>Row that says which SSCCs were given out, and the counter behind it.</summary>
    public void Give(DemoUnit unit, int count)
    {
        var (prefix, id) = prefixes[unit.Lineage];
        var series = $"sscc:{prefix.Digits}:1";
        Rows.Add(new NumberRange
        {
            Id = new NumberId(DemoStable.Id("sscc", unit.Code)),
            Kind = NumberKind.Sscc,
            Series = series,
            First = 0,
            Count = count,
            Owner = unit.Lineage,
            Prefix = id,
            Digits = 1,
            Label = "minh họa",
            At = entered,
        });
        Rows.Add(new NumberCounter { Series = series, Next = count });
    }

    /// <summary>Row that says that a lot number is taken.</summary>
    public void Lot(Product product, string lot, DateTimeOffset at) =>
        Rows.Add(Number("lot", $"{product.Gtin}/{lot}", NumberKind.Lot, product.Owner, product.Id.Value, at));

    private void Prefix(DemoUnit unit, string digits)
    {
        CompanyPrefix.Read(digits, out var prefix);
        var id = new PrefixId(DemoStable.Id("prefix", digits));
        prefixes[unit.Lineage] = (prefix, id);
        Rows.Add(new PrefixGrant
        {
            Id = id,
            Digits = digits,
            Owner = unit.Lineage,
            State = PrefixState.Confirmed,
            CertificateNumber = "MH-" + digits[^2..],
            ValidFrom = new DateOnly(2024, 1, 1),
            FeePaidTo = new DateOnly(2027, 12, 31),
            Note = "Mã không có thật, chỉ để minh họa.",
            RegisteredAt = registered,
            DecidedAt = registered,
            Version = DemoStable.Id("prefix-version", digits),
        });
    }

    private Place Spot(
        DemoUnit owner, string vi, string en, string kind, string address, string? ward, double latitude, double longitude, double half = 0, DemoUnit? prefixOf = null, string area = "", bool isPublic = false)
    {
        var (prefix, prefixId) = prefixes[(prefixOf ?? owner).Lineage];
        var holder = (prefixOf ?? owner).Lineage;
        var gln = prefix.Make(KeyKind.Gln, places[holder] = places.GetValueOrDefault(holder) + 1).Value;
        var place = new Place
        {
            Id = new PlaceId(DemoStable.Id("place", gln)),
            Owner = owner.Lineage,
            Gln = gln,
            Canonical = Place.GlnStem + gln,
            NameVi = vi + " (minh họa)",
            NameEn = en + " (demonstration)",
            Kind = kind,
            Address = address,
            Commune = ward is null ? null : commune(ward),
            Latitude = latitude,
            Longitude = longitude,
            AreaCode = area,
            IsPublic = isPublic,
            Search = SearchForm.Of(vi) + "\n" + SearchForm.Of(en) + "\n" + gln,
            CreatedAt = entered,
            ChangedAt = entered,
            Version = DemoStable.Id("place-version", gln),
        };
        if (half > 0)
        {
            string P(double a, double b) => string.Create(CultureInfo.InvariantCulture, $"[{b:F6},{a:F6}]");
            // Not a square: plots follow paths and ditches.
            var ring = $"[[{P(latitude - half, longitude - half)},{P(latitude - half * 0.9, longitude + half)},{P(latitude + half * 0.2, longitude + half * 1.2)},{P(latitude + half, longitude + half * 0.8)},{P(latitude + half * 0.8, longitude - half)},{P(latitude - half, longitude - half)}]]";
            if (GeoPolygon.Read(ring, out var polygon) is null && polygon is not null)
            {
                (place.Polygon, place.AreaHectares) = (polygon.ToCoordinates(), Math.Round(polygon.Hectares, 4));
            }
        }

        Rows.Add(place);
        Rows.Add(Number("gln", gln, NumberKind.Gln, holder, place.Id.Value, entered, prefixId));
        return place;
    }

    private Product Item(
        DemoUnit owner, string vi, string en, string group, decimal? net, string netUnit, int? keeps, RiskGroup risk, bool strategic, params ReadOnlySpan<(string Kind, string Number)> certificates)
    {
        var (prefix, prefixId) = prefixes[owner.Lineage];
        var gtin = "0" + prefix.Make(KeyKind.Gtin13, products[owner.Lineage] = products.GetValueOrDefault(owner.Lineage) + 1).Value;
        var product = new Product
        {
            Id = new ProductId(DemoStable.Id("product", gtin)),
            Owner = owner.Lineage,
            Gtin = gtin,
            NameVi = vi + " (minh họa)",
            NameEn = en + " (demonstration)",
            Brand = owner.Vi.Replace(" (minh họa)", "", StringComparison.Ordinal),
            Group = group,
            Risk = risk,
            RiskBasis = "minh họa",
            IsStrategic = strategic,
            StrategicBasis = "minh họa",
            NetContent = net,
            NetUnit = netUnit,
            ShelfLifeDays = keeps,
            Storage = risk == RiskGroup.High ? "0–4 °C" : "",
            Description = "Sản phẩm không có thật, chỉ để minh họa.",
            ProducerName = owner.Vi,
            ProducerAddress = "Đồng Nai",
            Origin = "VN",
            CreatedAt = entered,
            ChangedAt = entered,
            Version = DemoStable.Id("product-version", gtin),
        };
        for (var i = 0; i < certificates.Length; i++)
        {
            product.Certificates.Add(new ProductCertificate
            {
                Id = new CertificateId(DemoStable.Id("certificate", gtin, certificates[i].Number)),
                ProductId = product.Id,
                Kind = certificates[i].Kind,
                Number = certificates[i].Number,
                Issuer = "Tổ chức chứng nhận (minh họa)",
                ValidFrom = new DateOnly(2025, 6, 1),
                ValidTo = new DateOnly(2027, 5, 31),
                Position = i,
            });
        }

        ProductFields.SetSearch(product);
        Rows.Add(product);
        Rows.Add(Number("gtin", gtin, NumberKind.Gtin13, owner.Lineage, product.Id.Value, entered, prefixId));
        return product;
    }

    private static IssuedNumber Number(string space, string value, NumberKind kind, LineageId owner, Guid usedBy, DateTimeOffset at, PrefixId? prefix = null) => new()
    {
        Id = new NumberId(DemoStable.Id("number", space, value)),
        Space = space,
        Value = value,
        Kind = kind,
        Owner = owner,
        Prefix = prefix,
        Origin = NumberOrigin.Issued,
        State = NumberState.Used,
        UsedBy = usedBy,
        Label = "minh họa",
        At = at,
        Version = DemoStable.Id("number-version", space, value),
    };
}
