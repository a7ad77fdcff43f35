using System.Text.Json.Nodes;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Tests.Annex;

/// <summary>The annex of Decision 1295/QĐ-UBND as recognised from a scan, against a careful person's reading of it.</summary>
public sealed class RealTextTests
{
    private static readonly string[] decisionKeys = ["decision", "issued", "issuer", "implements", "reporting", "taskCount"];
    private static readonly string[] groupKeys = ["number", "printed", "title"];
    private static readonly string[] taskKeys = ["number", "printed", "title", "lead", "coordinating", "time"];

    [Fact]
    public void The_real_text_gives_what_a_careful_person_reads()
    {
        var (read, expected) = Load();
        Assert.All(decisionKeys, key => AssertSame(expected, read, key));
        Assert.Equal(expected["groups"]!.AsArray().Count, read["groups"]!.AsArray().Count);
        foreach (var (wanted, group) in expected["groups"]!.AsArray().Zip(read["groups"]!.AsArray()))
        {
            Assert.All(groupKeys, key => AssertSame(wanted!, group!, key));
            Assert.Equal(wanted!["tasks"]!.AsArray().Count, group!["tasks"]!.AsArray().Count);
            foreach (var (wantedTask, task) in wanted["tasks"]!.AsArray().Zip(group["tasks"]!.AsArray()))
            {
                Assert.All(taskKeys, key => AssertSame(wantedTask!, task!, key));
            }
        }
    }

    [Fact]
    public void Every_defect_of_the_real_text_is_told_with_its_line()
    {
        var (read, _) = Load();
        var told = read["warnings"]!.AsArray().Select(w => ((int)w!["row"]!, (string)w["code"]!)).ToHashSet();
        Assert.Superset(
            new HashSet<(int, string)>
            {
                (146, "body-task-without-row"), (194, "page-break-join"), (201, "inherited-lead"), (201, "inherited-coordinating"), (201, "inherited-time"),
                (203, "number-cell-text"), (203, "task-number-missing"), (205, "typing-variant"), (206, "group-number-glued"), (207, "run-together-agencies"),
                (207, "repeated-time"), (211, "page-break-join"), (212, "missing-time"), (214, "missing-time"), (215, "missing-time"), (216, "missing-time"),
                (218, "group-number-out-of-order"), (221, "group-number-repeated"),
            },
            told);
        Assert.Contains("II.6.b", (string)read["warnings"]!.AsArray().First(w => (string)w!["code"]! == "body-task-without-row")!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_body_of_the_real_text_is_in_the_register()
    {
        var (read, _) = Load();
        foreach (var task in read["groups"]!.AsArray().SelectMany(g => g!["tasks"]!.AsArray()))
        {
            foreach (var key in new[] { "lead", "coordinating" })
            {
                Assert.Equal(task![key]!.AsArray().Select(n => (string)n!), task[key + "Matches"]!.AsArray().Select(m => (string)m!["name"]!));
                Assert.All(task[key + "Matches"]!.AsArray(), m => Assert.NotNull(m!["code"]));
            }
        }
    }

    private static (JsonNode Read, JsonNode Expected) Load()
    {
        var bytes = File.ReadAllBytes(AnnexSamples.Shared("data/plan/1295-QD-UBND.txt"));
        using var memory = new MemoryStream();
        AnnexJson.Write(AnnexSamples.Result(bytes).Reading!, memory);
        var json = System.Text.Encoding.UTF8.GetString(memory.ToArray());
        Assert.DoesNotContain("\\u", json, StringComparison.Ordinal);
        return (JsonNode.Parse(json)!, JsonNode.Parse(File.ReadAllText(AnnexSamples.Shared("data/plan/1295-annex.expected.json")))!);
    }

    private static void AssertSame(JsonNode expected, JsonNode actual, string key) =>
        Assert.True(JsonNode.DeepEquals(expected[key], actual[key]), $"{key}: expected {expected[key]?.ToJsonString()}, read {actual[key]?.ToJsonString()}");
}
