using System.Globalization;
using System.Text.Json;
using Tdc.Testing;

namespace Tdc.Dcc.Tests;

/// <summary>The six good-practice certificates of PTB, against the facts computed from them by another program.</summary>
public sealed class OfficialExamplesTests
{
    public static TheoryData<string> Files => [
        "dcc_gp_humidity_v1.0.xml",
        "dcc_gp_temperatur_resistance_v12.xml",
        "dcc_gp_temperature_simplified_v12.xml",
        "dcc_gp_temperature_typical_v12.xml",
        "dcc_gp_temperature_typical_v12_v3.2.0_signed.xml",
        "dcc_gp_temperature_typical_v12_v3.2.0_signed_manipulated.xml",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_fact_of_an_official_example_is_read(string file)
    {
        var document = Read(file);
        var certificate = document.Certificate;
        var fact = Facts(file);
        Assert.Equal(fact.GetProperty("schemaVersion").GetString(), document.SchemaVersion);
        Assert.Equal(fact.GetProperty("id").GetString(), certificate.Core.UniqueIdentifier);
        Assert.Equal(fact.GetProperty("begin").GetString(), certificate.Core.Begun.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(Strings(fact.GetProperty("langs")), certificate.Core.UsedLanguages);
        Assert.Equal(fact.GetProperty("items").GetInt32(), certificate.Items.Count);
        Assert.Equal(fact.GetProperty("equipments").GetInt32(), certificate.Results.Sum(result => result.Circumstances.Equipment.Count));
        Assert.Equal(fact.GetProperty("results").GetInt32(), certificate.Results.Sum(result => result.Results.Count));
        Assert.Equal(fact.GetProperty("signature").GetInt32(), document.Signatures);
        Assert.Contains(Strings(fact.GetProperty("conformity")).Single(),
            CertificateWalk.Conformities(certificate).SelectMany(statement => statement.Conformity!.Words).Select(word => word.ToString().ToLowerInvariant()));

        var leaves = CertificateWalk.Quantities(certificate).SelectMany(quantity => CertificateWalk.Leaves(quantity.Value)).ToArray();
        var reals = leaves.OfType<RealValue>().ToArray();
        var lists = leaves.OfType<RealListValue>().ToArray();
        Assert.Equal(fact.GetProperty("nReal").GetInt32(), reals.Length);
        Assert.Equal(fact.GetProperty("nList").GetInt32(), lists.Length);
        foreach (var (expected, index) in fact.GetProperty("real").EnumerateArray().Select((each, index) => (each, index)))
        {
            Assert.Equal((expected[0].GetString(), expected[1].GetString()), (reals[index].Value.Text, reals[index].Unit));
            Assert.Equal(expected[2].GetString(), reals[index].Uncertainty?.Values[0].Text);
        }

        foreach (var (expected, index) in fact.GetProperty("lists").EnumerateArray().Select((each, index) => (each, index)))
        {
            Assert.Equal(expected[0].GetInt32(), lists[index].Values.Count);
            Assert.Equal(Strings(expected[1]), lists[index].Values.Take(3).Select(number => number.Text));
            Assert.Equal(expected[2].GetString(), string.Join(' ', lists[index].Units));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_official_example_is_written_validly_and_read_back_equal(string file)
    {
        var certificate = Read(file).Certificate;
        foreach (var version in Enum.GetValues<DccVersion>())
        {
            var written = DccWriter.Write(certificate, version);
            Assert.Equal((DccFault.None, ""), (written.Fault, written.Path));
            Assert.Empty(Schemas.Faults(written.Octets!, version));
            var again = DccReader.Read(written.Octets!);
            Assert.Equal(DccFault.None, again.Fault);
            Assert.Equal(DccWriter.NumberOf(version), again.Document!.SchemaVersion);
            Assert.Equal(certificate, again.Document.Certificate);
        }
    }

    [Fact]
    public void The_typical_certificate_gives_errors_with_their_uncertainty_and_the_agreed_verdict()
    {
        var certificate = Read("dcc_gp_temperature_typical_v12.xml").Certificate;
        var error = CertificateWalk.Quantities(certificate).Single(quantity => quantity.Marks.Kinds.Contains("basic_measurementError"));
        var list = Assert.IsType<RealListValue>(error.Value);
        Assert.Equal([0.072, 0.089, 0.107, -0.009, -0.084], list.Values.Select(number => number.Value));
        var third = list.At(2).Uncertainty!.Stated(0);
        Assert.Equal((0.061, 2, 0.0305, FactorSource.Stated, 0.95, "normal"),
            (third.Expanded, third.CoverageFactor, third.Standard, third.Source, third.Probability, third.Distribution));
        Assert.Equal(new Each<Conformity>(true, [Conformity.Pass]), error.Circumstances.MetaData.Single().Conformity);
        Assert.Equal("Temperature sensor", certificate.Items[0].Name.In("en"));
        Assert.Equal("Temperatur-Fühler", certificate.Items[0].Name.In("de"));
        Assert.True(certificate.Persons[0].MainSigner);
    }

    [Fact]
    public void The_humidity_certificate_names_the_certificates_of_its_standards_with_their_hashes()
    {
        var equipment = Read("dcc_gp_humidity_v1.0.xml").Certificate.Results[0].Circumstances.Equipment;
        Assert.Equal(["GP-mE-Certificate-x", "GP-mE-Certificate-y"], equipment.Select(each => each.Certificate!.Identifier));
        Assert.Equal(("SHA256", "SHA256-value"), (equipment[1].Certificate!.Procedure, equipment[1].Certificate!.Value));
    }

    internal static DccDocument Read(string file)
    {
        using var stream = File.OpenRead(Requirements.SharedFile("data", "metrology", "dcc", "examples", file));
        var reading = DccReader.Read(stream);
        Assert.Equal((DccFault.None, ""), (reading.Fault, reading.Path));
        Assert.DoesNotContain(reading.Document!.Remarks, remark => remark.Kind == DccRemarkKind.PassedOver);
        return reading.Document;
    }

    private static JsonElement Facts(string file)
    {
        using var facts = JsonDocument.Parse(File.ReadAllBytes(Requirements.SharedFile("data", "metrology", "dcc", "facts.json")));
        return facts.RootElement.GetProperty("certificates").EnumerateArray().Single(each => each.GetProperty("file").GetString() == "examples/" + file).Clone();
    }

    private static string?[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(each => each.GetString())];
}
