using FsCheck;
using FsCheck.Fluent;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Tests.DigitalLinks;

public sealed class DigitalLinkTests
{
    private const string Item = "https://id.gs1.org/01/08930001123458";

    public static TheoryData<string, string> Readable { get; } = new()
    {
        { Item, "(01)08930001123458" },
        { "HTTP://a/01/08930001123458", "(01)08930001123458" },
        { "https://a:65535/01/08930001123458", "(01)08930001123458" },
        { "https://[2001:db8::1]/01/08930001123458", "(01)08930001123458" },
        { "https://a.example/san-pham/vn/01/08930001123458", "(01)08930001123458" },
        { "https://a/414/8930001000018/01/08930001123458", "(01)08930001123458" }, // the last primary key wins
        { "https://a/00/faux/00/006141411234567890", "(00)006141411234567890" },
        { Item + "/22/V/10/L/21/S", "(01)08930001123458(22)V(10)L(21)S" },
        { Item + "/22/V/21/S", "(01)08930001123458(22)V(21)S" },
        { Item + "/235/T", "(01)08930001123458(235)T" },
        { Item + "/10/A%2FB%28", "(01)08930001123458(10)A/B\\(" },
        { Item + "/10/A+B", "(01)08930001123458(10)A+B" }, // a plus is a plus in the path
        { Item + "/10/A%252F", "(01)08930001123458(10)A%2F" }, // decoded once
        { Item + "?17=261231&15=261230", "(01)08930001123458(17)261231(15)261230" },
        { Item + "?linkType=gs1:pip&17=261231&utm&=x&&", "(01)08930001123458(17)261231" },
        { Item + "?", "(01)08930001123458" },
        { Item + "#17=269999", "(01)08930001123458" },
        { Item + "?17=261231#?11=9", "(01)08930001123458(17)261231" },
        { Item + "?98=A%2BB", "(01)08930001123458(98)A+B" },
        { "https://a/414/8930001000018/254/KHO", "(414)8930001000018(254)KHO" },
        { "https://a/414/8930001000018/7040/1ABC", "(414)8930001000018(7040)1ABC" },
        { "https://a/415/8930001000018/8020/R1", "(415)8930001000018(8020)R1" },
        { "https://a/8006/089300011234580102/21/S", "(8006)089300011234580102(21)S" },
        { "https://a/8010/8930001A%23/8011/12", "(8010)8930001A#(8011)12" },
        { "https://a/8018/123456789012345675/8019/123", "(8018)123456789012345675(8019)123" },
        { "https://a/253/8930001123458DOC1", "(253)8930001123458DOC1" },
        { "https://a/8013/1987654Ad4X4bL5ttr2310c2K", "(8013)1987654Ad4X4bL5ttr2310c2K" },
        { "https://a/00/006141411234567890?02=08930001123458&37=12", "(00)006141411234567890(02)08930001123458(37)12" },
    };

    public static TheoryData<string, Gs1Fault> Unreadable { get; } = new()
    {
        { "", Gs1Fault.Empty },
        { "id.gs1.org/01/08930001123458", Gs1Fault.Scheme },
        { "ftp://a/01/08930001123458", Gs1Fault.Scheme },
        { "HtTp://a/01/08930001123458", Gs1Fault.Scheme },
        { "https:///01/08930001123458", Gs1Fault.Domain },
        { "https://a", Gs1Fault.Domain },
        { "https://a_b/01/08930001123458", Gs1Fault.Domain },
        { "https://u@a/01/08930001123458", Gs1Fault.Domain },
        { "https://a?x/01/08930001123458", Gs1Fault.Domain },
        { "https://a/", Gs1Fault.NoPrimaryKey },
        { "https://a/b", Gs1Fault.NoPrimaryKey },
        { "https://01/08930001123458", Gs1Fault.NoPrimaryKey },
        { "https://a/gtin/08930001123458", Gs1Fault.NoPrimaryKey }, // words of early releases
        { Item + "/", Gs1Fault.NoPrimaryKey },
        { Item + "/10/L/", Gs1Fault.NoPrimaryKey },
        { Item + "/10/", Gs1Fault.Empty },
        { Item + "//10/L", Gs1Fault.NoPrimaryKey },
        { "https://a/01//10/L", Gs1Fault.Empty },
        { Item + "/10/L/foo/bar", Gs1Fault.NoPrimaryKey },
        { Item + "/10/L/99", Gs1Fault.NoPrimaryKey },
        { Item + "/21/S/10/L", Gs1Fault.QualifierOrder },
        { Item + "/10/L/10/L", Gs1Fault.QualifierOrder },
        { Item + "/10/L/235/T", Gs1Fault.QualifierOrder },
        { Item + "/17/261231", Gs1Fault.QualifierOrder },
        { "https://a/414/8930001000018/254/K/7040/1ABC", Gs1Fault.QualifierOrder },
        { "https://a/01/8930001123458", Gs1Fault.TooShort }, // a GTIN has 14 digits in a link
        { "https://a/01/08930001123459", Gs1Fault.CheckDigit },
        { "https://a/8006/089300011234580302", Gs1Fault.PieceOfTotal },
        { "https://a/8010/8930001A/8011/012", Gs1Fault.Zero },
        { "https://a/415/8930001000018", Gs1Fault.MissingAi },
        { Item + "?10=L", Gs1Fault.NotAnAttribute },
        { Item + "/10/L?22=V", Gs1Fault.NotAnAttribute },
        { Item + "?21=S", Gs1Fault.NotAnAttribute },
        { Item + "?8011=1", Gs1Fault.NotAnAttribute },
        { Item + "?01=08930001123458", Gs1Fault.RepeatedAi },
        { Item + "?17=261231&17=261231", Gs1Fault.RepeatedAi },
        { Item + "?999=x", Gs1Fault.UnknownAi },
        { Item + "?17=", Gs1Fault.Empty },
        { Item + "?17=261331", Gs1Fault.Date },
        { Item + "?98=A+B", Gs1Fault.Character }, // a plus is a blank in the query part
        { Item + "?37=5", Gs1Fault.ExcludedAi },
        { Item + "?3922=100", Gs1Fault.MissingAi },
        { Item + "/10/A%", Gs1Fault.PercentEncoding },
        { Item + "/10/A%2", Gs1Fault.PercentEncoding },
        { Item + "/10/A%G0", Gs1Fault.PercentEncoding },
        { Item + "/10/A%00", Gs1Fault.PercentEncoding },
        { Item + "/10/%C4%90", Gs1Fault.Character },
        { Item + "/10/%5E", Gs1Fault.Separator },
        { Item + "/10/A B", Gs1Fault.Uri },
        { Item + "/10/Đ", Gs1Fault.Uri },
        { Item + "/10/\0", Gs1Fault.Uri },
        { Item + "/10/\uD800", Gs1Fault.Uri },
        { Item + "/10/123456789012345678901", Gs1Fault.TooLong },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void Read_gives_the_elements_in_the_order_of_appearance(string text, string expected)
    {
        Assert.Equal(default, DigitalLink.Read(text, out var link));
        Assert.Equal(expected, link!.ToElementString().ToBracketed());
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Read_names_the_first_problem(string text, Gs1Fault fault)
    {
        var problem = DigitalLink.Read(text, out var link);

        Assert.Null(link);
        Assert.Equal(fault, problem.Fault);
    }

    [Fact]
    public void The_parts_of_a_link_are_told_apart()
    {
        DigitalLink.Read("https://a.example/stem/01/08930001123458/21/S%2F1?17=261231&linkType=gs1:pip&15=261230", out var link);

        Assert.Equal("https://a.example/stem", link!.Stem);
        Assert.Equal("01", link.Key.Ai.Code);
        Assert.Equal(["01", "21"], link.Path.Select(e => e.Ai.Code));
        Assert.Equal(["17", "15"], link.Attributes.Select(e => e.Ai.Code));
        Assert.Equal(["linkType=gs1:pip"], link.OtherQuery);
        Assert.Equal("https://a.example/stem/01/08930001123458/21/S%2F1?17=261231&15=261230", link.ToString());
        Assert.Equal("https://id.gs1.org/01/08930001123458/21/S%2F1?15=261230&17=261231", link.ToCanonical());
    }

    [Fact]
    public void Every_octet_but_the_unreserved_ones_is_written_as_capital_percent_code()
    {
        ElementString.Read("(01)08930001123458(10)!\"%&'\\()*+,-./:;<=>?_(21)azAZ09", out var elements);
        Assert.Equal(default, DigitalLink.Make(elements!, "https://a/", out var link));

        Assert.Equal("https://a/01/08930001123458/10/%21%22%25%26%27%28%29%2A%2B%2C-.%2F%3A%3B%3C%3D%3E%3F_/21/azAZ09", link!.ToString());
    }

    [Theory]
    [InlineData("(10)L(17)261231(01)08930001123458(21)S(22)V", "/01/08930001123458/22/V/10/L/21/S?17=261231")]
    [InlineData("(01)08930001123458(235)T", "/01/08930001123458/235/T")]
    [InlineData("(414)8930001000018(7040)1ABC", "/414/8930001000018/7040/1ABC")]
    [InlineData("(00)006141411234567890(02)08930001123458(37)12", "/00/006141411234567890?02=08930001123458&37=12")]
    [InlineData("(01)08930001123458(01)08930001123458", "/01/08930001123458")]
    public void Make_puts_key_qualifiers_and_attributes_in_their_places(string elements, string expected)
    {
        Assert.Equal(default, ElementString.Read(elements, out var read));
        Assert.Equal(default, DigitalLink.Make(read!, DigitalLink.CanonicalStem, out var link));

        Assert.Equal(DigitalLink.CanonicalStem + expected, link!.ToString());
    }

    [Theory]
    [InlineData("(91)X", Gs1Fault.NoPrimaryKey)]
    [InlineData("(01)08930001123458(8200)http://a", Gs1Fault.NotAnAttribute)]
    public void Make_says_why_there_is_no_link(string elements, Gs1Fault fault)
    {
        ElementString.Read(elements, out var read);

        Assert.Equal(fault, DigitalLink.Make(read!, "https://a", out _).Fault);
    }

    [Fact]
    public void What_is_written_reads_back_the_same() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var keys = Gs1.ApplicationIdentifiers.AiTable.Shipped.All.Where(a => a.IsPrimaryKey).ToList();
            var key = keys[random.Next(keys.Count)];
            var sequences = key.QualifierSequences!;
            var qualifiers = sequences[random.Next(sequences.Count)].Where(_ => random.Next(2) == 0);
            string[] codes = [key.Code, .. qualifiers, "98"];
            var data = codes.Select(c => (c, AiSamples.Value(Gs1.ApplicationIdentifiers.AiTable.Shipped.Find(c)!, random.Next())));
            Assert.Equal(default, ElementString.Make(data, out var made, withAssociations: false));
            Assert.Equal(default, DigitalLink.Make(made!, "https://a.example/x", out var link));
            return DigitalLink.Read(link!.ToString(), out var read, withAssociations: false).IsNone && read!.Elements.SequenceEqual(made!.Elements)
                && read.ToCanonical() == link.ToCanonical();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_whatever_is_answered_without_an_exception() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(),
        text => text is null || new[] { "", "https://", "https://a/", Item + "/", Item + "?", Item + "/10/%" }.All(start =>
        {
            _ = DigitalLink.Read(start + text, out _);
            return true;
        })).QuickCheckThrowOnFailure();
}
