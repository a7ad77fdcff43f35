using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Tests.Recording;

public sealed class ScannedTextTests
{
    private const string Gtin = "08930001123458";

    [Theory]
    [InlineData("8930001123458", null)]
    [InlineData("893 0001 123458", null)]
    [InlineData("08930001123458", null)]
    [InlineData("]E08930001123458", null)]
    [InlineData("(01)08930001123458(10)L1", "https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("]C1010893000112345810L1", "https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("010893000112345810L1\u001d17261231", "https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("\u001d010893000112345810L1", "https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("https://truyxuat.example/x/01/08930001123458/10/L1?17=261231&linkType=gs1:pip", "https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("https://id.gs1.org/01/08930001123458/10/L1/21/S1", "https://id.gs1.org/01/08930001123458/21/S1")]
    [InlineData("urn:epc:class:lgtin:8930001.012345.L1", "https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("urn:epc:id:sgtin:8930001.012345.S1", "https://id.gs1.org/01/08930001123458/21/S1")]
    public void A_label_is_read_in_every_form(string text, string? goods)
    {
        var scan = ScannedText.Read(text);
        Assert.NotNull(scan);
        Assert.Equal(Gtin, scan.Gtin);
        Assert.Equal(goods, scan.Goods);
        Assert.Equal(scan.Serial.Length > 0, scan.IsInstance);
    }

    [Fact]
    public void A_logistic_label_gives_package_weight_count_and_date()
    {
        var sscc = Gs1.Keys.CheckDigits.Append("18930001000000001");
        Assert.Equal(sscc, ScannedText.Read(sscc)!.Sscc);
        Assert.True(ScannedText.Read("]C100" + sscc)!.IsInstance);
        var scan = ScannedText.Read($"(02){Gtin}(37)24(10)L1(17)270200(3102)001250(00){sscc}")!;
        Assert.Equal((24L, 12.50m, new DateOnly(2027, 2, 28), "L1"), (scan.Count!.Value, scan.Kilograms!.Value, scan.ExpiresOn!.Value, scan.Lot));
        Assert.Equal("https://id.gs1.org/00/" + sscc, scan.Goods);
    }

    [Theory]
    [InlineData("https://example.org/414/8930001000018", "https://id.gs1.org/414/8930001000018")]
    [InlineData("(414)8930001000018(254)KHO 2", null)]
    [InlineData("(414)8930001000018(254)KHO2", "https://id.gs1.org/414/8930001000018/254/KHO2")]
    public void A_place_is_read_too(string text, string? place) => Assert.Equal(place, ScannedText.Read(text)?.Place);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("bưởi")]
    [InlineData("8930001123457")]
    [InlineData("https://example.org/")]
    [InlineData("https://id.gs1.org/01/08930001123457")]
    [InlineData("(99)X")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("urn:epc:id:sgtin:89")]
    public void What_is_no_label_is_nothing(string text) => Assert.Null(ScannedText.Read(text));

    [Fact]
    public void A_lot_pattern_counts_within_its_day()
    {
        var day = new DateOnly(2026, 11, 20);
        Assert.Equal("201126-7", LotPattern.Usual.Number(day, 7));
        var pattern = LotPattern.Read("BTT{yyyy}{MM}{nnn}A")!;
        Assert.Equal("BTT202611007A", pattern.Number(day, 7));
        Assert.Equal(pattern.Key(day), pattern.Key(day.AddDays(3)));
        Assert.NotEqual(pattern.Key(day), pattern.Key(day.AddDays(30)));
        foreach (var bad in (string?[])[null, "", "L1", "{n}{n}", "{x}{n}", "{n", "n}", "Lô {n}", "ABCDEFGHIJKLMNOPQRST{n}", new string('x', 70) + "{n}"])
        {
            Assert.Null(LotPattern.Read(bad));
        }
    }

    [Fact]
    public void A_lot_without_a_gtin_is_a_private_name_that_reads_back()
    {
        var number = OwnNumber.Make(NumberKind.OwnProduct, 17);
        var uri = GoodsUri.OwnLot(number, "A/1")!;
        Assert.Null(GoodsUri.OwnLot(number, new string('x', 21)));
        Assert.Null(GoodsUri.OwnLot("SP0000000001", "A"));
        Assert.Null(GoodsUri.Lot(Gtin, "lô"));
        Assert.Equal((number, "A/1", ""), GoodsUri.Parts(uri));
        Assert.Equal((Gtin, "L/1", ""), GoodsUri.Parts(GoodsUri.Lot(Gtin, "L/1")!));
    }

    [Theory]
    [InlineData("kg", "KGM")]
    [InlineData("KGM", "KGM")]
    [InlineData("Tấn", "TNE")]
    [InlineData("quả", null)]
    [InlineData("thung", "XBX")]
    [InlineData("m3", "MTQ")]
    public void Units_have_their_code(string name, string? uom) => Assert.Equal(uom, RecordUnit.Find(name)!.Uom);

    [Fact]
    public void An_unknown_unit_is_none() => Assert.Null(RecordUnit.Find("cây vàng"));
}
