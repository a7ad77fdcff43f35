using Tdc.Gs1.Keys;

namespace Tdc.Gs1.Tests.Keys;

public sealed class Gs1KeyTests
{
    public static TheoryData<KeyKind, string, Gs1Fault> Cases { get; } = new()
    {
        { KeyKind.Gtin8, "96385074", Gs1Fault.None },
        { KeyKind.Gtin8, "96385075", Gs1Fault.CheckDigit },
        { KeyKind.Gtin8, "036000291452", Gs1Fault.Length },
        { KeyKind.Gtin12, "036000291452", Gs1Fault.None },
        { KeyKind.Gtin13, "8930001123458", Gs1Fault.None },
        { KeyKind.Gtin13, "8930001123459", Gs1Fault.CheckDigit },
        { KeyKind.Gtin13, "893000112345", Gs1Fault.Length },
        { KeyKind.Gtin13, "89300011234581", Gs1Fault.Length },
        { KeyKind.Gtin13, "", Gs1Fault.Empty },
        { KeyKind.Gtin13, " 893000112345", Gs1Fault.NotDigits },
        { KeyKind.Gtin13, "893000112345８", Gs1Fault.NotDigits },
        { KeyKind.Gtin13, "-893000112345", Gs1Fault.NotDigits },
        { KeyKind.Gtin14, "10614141000415", Gs1Fault.None },
        { KeyKind.Gtin, "10614141000415", Gs1Fault.None },
        { KeyKind.Gtin, "9638507", Gs1Fault.Length },
        { KeyKind.Gln, "8930001000018", Gs1Fault.None },
        { KeyKind.Gln, "8930001000017", Gs1Fault.CheckDigit },
        { KeyKind.Pgln, "8930001000018", Gs1Fault.None },
        { KeyKind.Sscc, "006141411234567890", Gs1Fault.None },
        { KeyKind.Sscc, "006141411234567891", Gs1Fault.CheckDigit },
        { KeyKind.Sscc, "0061414112345678901", Gs1Fault.TooLong },
        { KeyKind.Grai, "8930001123458", Gs1Fault.None },
        { KeyKind.Grai, "8930001123458AB/12", Gs1Fault.None },
        { KeyKind.Grai, "08930001123458AB12", Gs1Fault.None },
        { KeyKind.Grai, "89300011234581234567890123456", Gs1Fault.None },
        { KeyKind.Grai, "893000112345812345678901234567", Gs1Fault.TooLong },
        { KeyKind.Grai, "8930001123459AB12", Gs1Fault.CheckDigit },
        { KeyKind.Giai, "8930001ABC-1", Gs1Fault.None },
        { KeyKind.Giai, "893", Gs1Fault.TooShort },
        { KeyKind.Giai, "ABC8930001", Gs1Fault.CompanyPrefix },
        { KeyKind.Giai, "8930001ABC 1", Gs1Fault.Character },
        { KeyKind.Giai, "893000112345678901234567890123", Gs1Fault.None },
        { KeyKind.Giai, "8930001123456789012345678901234", Gs1Fault.TooLong },
        { KeyKind.Gsrn, "893000100000000015", Gs1Fault.CheckDigit },
        { KeyKind.Gsrn, "123456789012345675", Gs1Fault.None },
        { KeyKind.Gsrnp, "123456789012345675", Gs1Fault.None },
        { KeyKind.Gdti, "8930001123458", Gs1Fault.None },
        { KeyKind.Gdti, "8930001123458DOC-000000000001", Gs1Fault.None },
        { KeyKind.Gdti, "8930001123458DOC-00000000000123", Gs1Fault.TooLong },
        { KeyKind.Gcn, "8930001123458000000000001", Gs1Fault.None },
        { KeyKind.Gcn, "8930001123458A", Gs1Fault.NotDigits },
        { KeyKind.Cpi, "8930001ABC#1/2-3", Gs1Fault.None },
        { KeyKind.Cpi, "8930001abc", Gs1Fault.Character },
        { KeyKind.Ginc, "8930001XYZ", Gs1Fault.None },
        { KeyKind.Gsin, "12345678901234561", Gs1Fault.CheckDigit },
        { KeyKind.Gsin, "12345678901234560", Gs1Fault.None },
        { KeyKind.Itip, "089300011234580102", Gs1Fault.None },
        { KeyKind.Itip, "089300011234580302", Gs1Fault.PieceOfTotal },
        { KeyKind.Itip, "089300011234580002", Gs1Fault.PieceOfTotal },
        { KeyKind.Upui, "08930001123458ab*12", Gs1Fault.None },
        { KeyKind.Upui, "08930001123458", Gs1Fault.TooShort },
        { KeyKind.Upui, "08930001123459ab", Gs1Fault.CheckDigit },
        { KeyKind.Gmn, "1987654Ad4X4bL5ttr2310c2K", Gs1Fault.None },
        { KeyKind.Gmn, "1987654Ad4X4bL5ttr2310cXK", Gs1Fault.CheckPair },
        { KeyKind.Mudi, "1987654Ad4X4bL5ttr2310c2K", Gs1Fault.None },
        { KeyKind.Mudi, "12345678901234567890123NT", Gs1Fault.None },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_reports_the_first_fault(KeyKind kind, string text, Gs1Fault expected)
    {
        var fault = Gs1Key.Read(kind, text, out var key);

        Assert.Equal(expected, fault);
        Assert.Equal(expected, Gs1Key.Check(kind, text));
        Assert.Equal(expected == Gs1Fault.None ? kind : default, key.Kind);
    }

    [Fact]
    public void A_returnable_asset_keeps_its_printed_form_and_gives_its_data_field()
    {
        Gs1Key.Read(KeyKind.Grai, "08930001123458AB12", out var key);

        Assert.Equal("8930001123458AB12", key.Value);
        Assert.Equal("08930001123458AB12", key.DataField);
        Assert.Equal("AB12", key.Serial);
        Assert.Equal("8003", key.Ai);
    }

    [Fact]
    public void A_returnable_asset_of_a_prefix_that_begins_with_zero_is_read_as_printed()
    {
        Assert.Equal(Gs1Fault.None, Gs1Key.Read(KeyKind.Grai, "06141411234521", out var key));
        Assert.Equal("06141411234521", key.Value);
        Assert.Equal("1", key.Serial);
    }

    [Fact]
    public void The_data_field_of_a_trade_item_has_fourteen_digits()
    {
        Gs1Key.Read(KeyKind.Gtin8, "96385074", out var key);

        Assert.Equal("00000096385074", key.DataField);
        Assert.Equal("96385074", key.ToString());
    }

    [Fact]
    public void No_key_has_no_text() => Assert.Equal("", default(Gs1Key).Value);

    [Fact]
    public void Every_kind_has_a_name_and_an_identifier()
    {
        foreach (var kind in Enum.GetValues<KeyKind>())
        {
            Assert.Contains(KeyKinds.Names, name => KeyKinds.TryParse(name, out var read) && read == kind);
            Assert.NotNull(Gs1.ApplicationIdentifiers.AiTable.Shipped.Find(Gs1Key.AiOf(kind)));
        }

        Assert.Equal(Enum.GetValues<KeyKind>().Length, KeyKinds.Names.Count);
        Assert.True(KeyKinds.TryParse("gtin13", out var thirteen));
        Assert.Equal(KeyKind.Gtin13, thirteen);
        Assert.False(KeyKinds.TryParse("EAN", out _));
    }
}
