using System.CommandLine;
using System.Text.Json;
using Tdc.Metrology.Features.Certificates.Checking;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Certificates;

/// <summary>The command <c>tdc dcc check</c> over the official examples.</summary>
public sealed class DccCommandTests
{
    [Theory]
    [InlineData("dcc_gp_temperature_typical_v12_v3.2.0_signed.xml", 0, "intact", true)]
    [InlineData("dcc_gp_temperature_typical_v12_v3.2.0_signed_manipulated.xml", 1, "broken", false)]
    [InlineData("dcc_gp_temperature_typical_v12.xml", 1, "unsigned", false)]
    public async Task It_says_what_a_certificate_says_and_whether_it_is_intact(string file, int code, string signature, bool intact)
    {
        var (ended, said) = await RunAsync(Requirements.SharedFile("data", "metrology", "dcc", "examples", file), "--json");
        Assert.Equal(code, ended);
        using var json = JsonDocument.Parse(said);
        var root = json.RootElement;
        Assert.Equal((signature, intact, false), (root.GetProperty("signature").GetString(), root.GetProperty("intact").GetBoolean(), root.GetProperty("trusted").GetBoolean()));
        Assert.Equal("GP_DCC_temperature_typical_1.2", root.GetProperty("identifier").GetString());
        var error = root.GetProperty("results").EnumerateArray().Single(each => each.GetProperty("name").GetString() == "Measurement error");
        Assert.Equal("0.107", error.GetProperty("values")[2].GetProperty("value").GetString());
        Assert.Equal(0.061, error.GetProperty("values")[2].GetProperty("expandedUncertainty").GetDouble());
    }

    [Fact]
    public async Task Trust_needs_a_certificate_that_is_named()
    {
        var file = Requirements.SharedFile("data", "metrology", "dcc", "examples", "dcc_gp_temperature_typical_v12_v3.2.0_signed.xml");
        var (_, said) = await RunAsync(file, "--json");
        Assert.Equal("unknownIssuer", JsonDocument.Parse(said).RootElement.GetProperty("trust").GetString());
        var signer = new System.Xml.XmlDocument();
        signer.Load(file);
        var pem = Path.GetTempFileName();
        await File.WriteAllBytesAsync(pem, Convert.FromBase64String(signer.GetElementsByTagName("X509Certificate", "http://www.w3.org/2000/09/xmldsig#")[0]!.InnerText));
        var (code, trusted) = await RunAsync(file, "--json", "--trust", pem);
        Assert.Equal((0, "trusted"), (code, JsonDocument.Parse(trusted).RootElement.GetProperty("trust").GetString()));
        File.Delete(pem);
    }

    [Fact]
    public async Task What_cannot_be_read_ends_with_two()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "<a/>");
        var (code, said) = await RunAsync(file, "--json");
        Assert.Equal((2, "notCertificate"), (code, JsonDocument.Parse(said).RootElement.GetProperty("fault").GetString()));
        await File.WriteAllTextAsync(file, "<a>" + new string(' ', 21_000_000) + "</a>");
        (code, said) = await RunAsync(file);
        Assert.Equal(2, code);
        Assert.Contains("TooLarge", said, StringComparison.Ordinal);
        File.Delete(file);
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var said = new StringWriter();
        var root = new RootCommand();
        foreach (var command in new DccCommand(new TestClock()).Build(null!))
        {
            root.Add(command);
        }

        var code = await root.Parse(["dcc", "check", .. arguments]).InvokeAsync(new InvocationConfiguration { Output = said });
        return (code, said.ToString());
    }
}
