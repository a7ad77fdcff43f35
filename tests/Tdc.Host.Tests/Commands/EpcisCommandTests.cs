using System.Text.Json;
using Tdc.Host.Tests.Process;

namespace Tdc.Host.Tests.Commands;

/// <summary>The program reads a document: verdict and hashes by exit code and lines.</summary>
[Collection(ProcessTests.Name)]
public sealed class EpcisCommandTests(ProcessFolders folders)
{
    private const string Valid = """
        {"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2025-06-01T00:00:00Z",
        "epcisBody":{"eventList":[{"type":"ObjectEvent","eventTime":"2025-06-01T08:00:00+07:00","eventTimeZoneOffset":"+07:00",
        "epcList":["urn:epc:id:sgtin:8930001.012345.S1"],"action":"OBSERVE","bizStep":"shipping"}]}}
        """;

    [Theory]
    [InlineData(Valid, 0, true)]
    [InlineData("{}", 1, false)]
    [InlineData("not a document", 1, false)]
    public async Task Validate_says_its_verdict_by_exit_code_and_in_json(string document, int code, bool valid)
    {
        var (folder, file) = Kept(document);

        var answer = await TdcProgram.RunAsync(folder, ["epcis", "validate", file, "--json"]);

        Assert.Equal(code, answer.Code);
        using var parsed = JsonDocument.Parse(answer.Output);
        Assert.Equal(valid, parsed.RootElement.GetProperty("valid").GetBoolean());
        Assert.Equal(!valid, parsed.RootElement.GetProperty("errors").GetArrayLength() > 0);
        Assert.Empty(answer.Errors);
    }

    [Fact]
    public async Task Hash_prints_a_line_for_each_event_and_on_request_what_was_hashed()
    {
        var (folder, file) = Kept(Valid);

        var answer = await TdcProgram.RunAsync(folder, ["epcis", "hash", file, "--prehash"]);

        Assert.Equal(0, answer.Code);
        Assert.Matches(
            "^ni:///sha-256;[0-9a-f]{64}\\?ver=CBV2\\.0\teventType=ObjectEventeventTime=2025-06-01T01:00:00\\.000ZeventTimeZoneOffset=\\+07:00epcListepc=https://id\\.gs1\\.org/01/"
            + "08930001123458/21/S1action=OBSERVEbizStep=https://ref\\.gs1\\.org/cbv/BizStep-shipping\n$",
            answer.Output);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("hash")]
    public async Task A_file_that_cannot_be_read_is_exit_code_2(string command)
    {
        var answer = await TdcProgram.RunAsync(folders.WithData(), ["epcis", command, "is-not-there.json"]);

        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
        Assert.StartsWith("tdc: ", answer.Errors, StringComparison.Ordinal);
    }

    private (string Folder, string File) Kept(string document)
    {
        var folder = folders.WithData();
        var file = Path.Combine(Path.GetTempPath(), $"epcis-{Guid.CreateVersion7():N}.json");
        File.WriteAllText(file, document);
        return (folder, file);
    }
}
