using FsCheck;
using FsCheck.Fluent;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.Epc;

namespace Tdc.Gs1.Tests.Epc;

public sealed class EpcUrnTests
{
    /// <summary>URN, path of the Digital Link and length of the company prefix; each pair holds in both directions.</summary>
    public static TheoryData<string, string, int> Pairs { get; } = new()
    {
        { "urn:epc:id:sgtin:8930001.012345.S1", "/01/08930001123458/21/S1", 7 },
        { "urn:epc:id:sgtin:0614141.112345.400", "/01/10614141123459/21/400", 7 },
        { "urn:epc:id:sgtin:893000112345.0.A", "/01/08930001123458/21/A", 12 },
        { "urn:epc:id:sgtin:893000.0112345.A", "/01/08930001123458/21/A", 6 },
        { "urn:epc:id:sgtin:8930001.012345.*", "/01/08930001123458/21/%2A", 7 }, // a star in an identity is a star
        { "urn:epc:id:sgtin:8930001.012345.%22%25%26%2F%3C%3E%3F", "/01/08930001123458/21/%22%25%26%2F%3C%3E%3F", 7 },
        { "urn:epc:id:sgtin:8930001.012345.!'()*+,-.:;=_", "/01/08930001123458/21/%21%27%28%29%2A%2B%2C-.%3A%3B%3D_", 7 },
        { "urn:epc:id:sgtin:8930001.012345..a.", "/01/08930001123458/21/.a.", 7 },
        { "urn:epc:id:sgtin:00000950.01093.Serial", "/01/00000095010939/21/Serial", 8 }, // GTIN-8
        { "urn:epc:class:lgtin:8930001.012345.LOT%2F1", "/01/08930001123458/10/LOT%2F1", 7 },
        { "urn:epc:idpat:sgtin:8930001.012345.*", "/01/08930001123458", 7 },
        { "urn:epc:id:upui:8930001.012345.51qIgY)%3C%26Jp3*j7'SDB", "/01/08930001123458/235/51qIgY%29%3C%26Jp3%2Aj7%27SDB", 7 },
        { "urn:epc:id:itip:8930001.012345.01.02.987", "/8006/089300011234580102/21/987", 7 },
        { "urn:epc:idpat:itip:8930001.012345.01.02.*", "/8006/089300011234580102", 7 },
        { "urn:epc:id:sscc:0614141.0123456789", "/00/006141411234567890", 7 },
        { "urn:epc:id:sscc:061414112345.06789", "/00/006141411234567890", 12 },
        { "urn:epc:id:sgln:8930001.00001.0", "/414/8930001000018", 7 },
        { "urn:epc:id:sgln:8930001.00001.KHO%2F1", "/414/8930001000018/254/KHO%2F1", 7 },
        { "urn:epc:id:sgln:893000100001..0", "/414/8930001000018", 12 },
        { "urn:epc:id:pgln:8930001.00001", "/417/8930001000018", 7 },
        { "urn:epc:id:pgln:893000100001.", "/417/8930001000018", 12 },
        { "urn:epc:id:grai:8930001.12345.S%2F1", "/8003/08930001123458S%2F1", 7 },
        { "urn:epc:id:grai:893000112345..7", "/8003/089300011234587", 12 },
        { "urn:epc:idpat:grai:8930001.12345.*", "/8003/08930001123458", 7 },
        { "urn:epc:id:giai:8930001.A%2FB.c", "/8004/8930001A%2FB.c", 7 },
        { "urn:epc:id:giai:893000.0001ABC", "/8004/8930000001ABC", 6 },
        { "urn:epc:id:gdti:8930001.12345.D%25", "/253/8930001123458D%25", 7 },
        { "urn:epc:idpat:gdti:8930001.12345.*", "/253/8930001123458", 7 },
        { "urn:epc:id:sgcn:8930001.12345.0012", "/255/89300011234580012", 7 },
        { "urn:epc:idpat:sgcn:8930001.12345.*", "/255/8930001123458", 7 },
        { "urn:epc:id:gsrn:1234567.8901234567", "/8018/123456789012345675", 7 },
        { "urn:epc:id:gsrnp:1234567.8901234567", "/8017/123456789012345675", 7 },
        { "urn:epc:id:ginc:8930001.XYZ%261", "/401/8930001XYZ%261", 7 },
        { "urn:epc:id:gsin:1234567.890123456", "/402/12345678901234560", 7 },
        { "urn:epc:id:cpi:8930001.PQ7%2FZ%2343.12", "/8010/8930001PQ7%2FZ%2343/8011/12", 7 },
        { "urn:epc:idpat:cpi:8930001.PQ7.*", "/8010/8930001PQ7", 7 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_URN_becomes_the_link(string urn, string path, int prefixLength)
    {
        Assert.Equal(default, EpcUrn.ToDigitalLink(urn, out var link));
        Assert.Equal(DigitalLink.CanonicalStem + path, link!.ToString());
        Assert.InRange(prefixLength, 6, 12);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_link_becomes_the_URN(string urn, string path, int prefixLength)
    {
        Assert.Equal(default, DigitalLink.Read("https://example.com/stem" + path + "?98=X&linkType=all", out var link));
        Assert.Equal(default, EpcUrn.FromDigitalLink(link!, prefixLength, out var found));
        Assert.Equal(urn, found);
    }

    [Theory]
    [InlineData("urn:epc:id:sgtin:8930001.012345.%2f", "/01/08930001123458/21/%2F")] // small hexadecimal digits
    [InlineData("URN:EPC:id:sgtin:8930001.012345.A", "/01/08930001123458/21/A")] // RFC 8141: the first two parts in any case
    [InlineData("urn:epc:idpat:upui:8930001.012345.*", "/01/08930001123458")]
    public void Other_spellings_are_read(string urn, string path)
    {
        Assert.Equal(default, EpcUrn.ToDigitalLink(urn, out var link));
        Assert.Equal(DigitalLink.CanonicalStem + path, link!.ToString());
    }

    [Theory]
    [InlineData("", Gs1Fault.Empty)]
    [InlineData("https://id.gs1.org/01/08930001123458", Gs1Fault.NotAnEpcUrn)]
    [InlineData("urn:epc:id:gid:1.2.3", Gs1Fault.NotAnEpcUrn)]
    [InlineData("urn:epc:id:SGTIN:8930001.012345.A", Gs1Fault.NotAnEpcUrn)]
    [InlineData("urn:epc:tag:sgtin-96:3.8930001.012345.1", Gs1Fault.NotAnEpcUrn)]
    [InlineData("urn:epc:id:lgtin:8930001.012345.A", Gs1Fault.NotAnEpcUrn)]
    [InlineData("urn:epc:class:sgtin:8930001.012345.A", Gs1Fault.NotAnEpcUrn)]
    [InlineData("urn:epc:id:sgtin", Gs1Fault.NotAnEpcUrn)]
    [InlineData("urn:epc:id:sgtin:8930001.012345", Gs1Fault.UrnParts)]
    [InlineData("urn:epc:id:sgtin:8930001.012345.", Gs1Fault.Empty)]
    [InlineData("urn:epc:id:sgtin:8930001.12345.A", Gs1Fault.UrnParts)]
    [InlineData("urn:epc:id:sgtin:8930001.0123456.A", Gs1Fault.UrnParts)]
    [InlineData("urn:epc:id:sgtin:89300.00012345.A", Gs1Fault.PrefixLength)]
    [InlineData("urn:epc:id:sgtin:8930001123458..A", Gs1Fault.PrefixLength)]
    [InlineData("urn:epc:id:sgtin:893000A.012345.A", Gs1Fault.NotDigits)]
    [InlineData("urn:epc:id:sgtin:8930001.01234A.A", Gs1Fault.NotDigits)]
    [InlineData("urn:epc:id:sgtin:8930001.012345.123456789012345678901", Gs1Fault.TooLong)]
    [InlineData("urn:epc:id:sgtin:8930001.012345.A/B", Gs1Fault.Uri)]
    [InlineData("urn:epc:id:sgtin:8930001.012345.A#B", Gs1Fault.Uri)]
    [InlineData("urn:epc:id:sgtin:8930001.012345.A%23B", Gs1Fault.Character)] // # is not in set 82
    [InlineData("urn:epc:id:sgtin:8930001.012345.A%2", Gs1Fault.PercentEncoding)]
    [InlineData("urn:epc:id:sgtin:8930001.012345.%00", Gs1Fault.PercentEncoding)]
    [InlineData("urn:epc:id:sgtin:8930001.012345.A B", Gs1Fault.Character)]
    [InlineData("urn:epc:id:sgtin:8930001.012345.Đ", Gs1Fault.Character)]
    [InlineData("urn:epc:id:sscc:0614141.123456789", Gs1Fault.UrnParts)]
    [InlineData("urn:epc:id:sscc:0614141.0123456789.1", Gs1Fault.UrnParts)]
    [InlineData("urn:epc:id:pgln:8930001.0001", Gs1Fault.UrnParts)]
    [InlineData("urn:epc:id:sgcn:8930001.12345.A", Gs1Fault.NotDigits)]
    [InlineData("urn:epc:id:itip:8930001.012345.03.02.1", Gs1Fault.PieceOfTotal)]
    [InlineData("urn:epc:id:itip:8930001.012345.1.02.1", Gs1Fault.UrnParts)]
    [InlineData("urn:epc:id:cpi:8930001.ab.1", Gs1Fault.Character)]
    [InlineData("urn:epc:id:cpi:8930001.AB.01", Gs1Fault.Zero)]
    [InlineData("urn:epc:id:giai:8930001.", Gs1Fault.Empty)]
    [InlineData("urn:epc:id:giai:8930001.123456789012345678901234", Gs1Fault.TooLong)]
    [InlineData("urn:epc:idpat:sgtin:8930001.012345.400", Gs1Fault.Pattern)]
    [InlineData("urn:epc:idpat:sgtin:8930001.*.*", Gs1Fault.UrnParts)]
    [InlineData("urn:epc:idpat:sscc:0614141.*", Gs1Fault.Pattern)]
    public void A_URN_without_a_link_says_why(string urn, Gs1Fault fault)
    {
        var problem = EpcUrn.ToDigitalLink(urn, out var link);

        Assert.Null(link);
        Assert.Equal(fault, problem.Fault);
    }

    [Theory]
    [InlineData("/01/08930001123458/21/A", 5, Gs1Fault.PrefixLength)]
    [InlineData("/01/08930001123458/21/A", 13, Gs1Fault.PrefixLength)]
    [InlineData("/8004/893000", 7, Gs1Fault.PrefixLength)]
    [InlineData("/8004/8930001", 7, Gs1Fault.PrefixLength)]
    [InlineData("/8004/89300AB", 6, Gs1Fault.CompanyPrefix)]
    [InlineData("/01/00000096385074/21/A", 7, Gs1Fault.NoCompanyPrefix)]
    [InlineData("/01/02000000000008/21/A", 7, Gs1Fault.NoCompanyPrefix)]
    [InlineData("/8006/089300011234580102/10/L", 7, Gs1Fault.NoUrnForm)]
    [InlineData("/414/8930001000018/7040/1ABC", 7, Gs1Fault.NoUrnForm)]
    [InlineData("/415/8930001000018/8020/R", 7, Gs1Fault.NoUrnForm)]
    [InlineData("/8013/1987654Ad4X4bL5ttr2310c2K", 7, Gs1Fault.NoUrnForm)]
    [InlineData("/8018/123456789012345675/8019/1", 7, Gs1Fault.NoUrnForm)]
    public void A_link_without_a_URN_says_why(string path, int prefixLength, Gs1Fault fault)
    {
        Assert.Equal(default, DigitalLink.Read("https://a" + path, out var link));
        var problem = EpcUrn.FromDigitalLink(link!, prefixLength, out var urn);

        Assert.Null(urn);
        Assert.Equal(fault, problem.Fault);
    }

    [Theory]
    [InlineData("/01/08930001123458/22/V/10/L/21/S", "urn:epc:id:sgtin:8930001.012345.S")]
    [InlineData("/01/08930001123458/22/V/10/L", "urn:epc:class:lgtin:8930001.012345.L")]
    [InlineData("/01/08930001123458/22/V", "urn:epc:idpat:sgtin:8930001.012345.*")]
    [InlineData("/8006/089300011234580102/10/L/21/S", "urn:epc:id:itip:8930001.012345.01.02.S")]
    public void The_finest_qualifier_names_the_thing(string path, string expected)
    {
        DigitalLink.Read("https://a" + path, out var link);
        EpcUrn.FromDigitalLink(link!, 7, out var urn);

        Assert.Equal(expected, urn);
    }

    [Fact]
    public void Any_serial_of_the_character_set_goes_there_and_back() => Prop.ForAll(
        Gen.Elements("!\"%&'()*+,-./0189:;<=>?AZ_az".ToCharArray()).NonEmptyListOf().Select(c => new string([.. c.Take(16)])).ToArbitrary(),
        serial =>
        {
            var escaped = string.Concat(serial.Select(c => "\"%&/<>?".Contains(c, StringComparison.Ordinal) ? $"%{(int)c:X2}" : c.ToString()));
            return new[] { "sgtin:8930001.012345.", "grai:8930001.12345.", "gdti:8930001.12345.", "giai:8930001.X", "ginc:8930001.X", "upui:8930001.012345." }.All(start =>
            {
                var urn = "urn:epc:id:" + start + escaped;
                return EpcUrn.ToDigitalLink(urn, out var link).IsNone
                    && DigitalLink.Read(link!.ToString(), out var read).IsNone
                    && EpcUrn.FromDigitalLink(read!, 7, out var back).IsNone
                    && back == urn;
            });
        }).QuickCheckThrowOnFailure();
}
