using System.Text.Json.Nodes;
using Tdc.Plan.Features.Measures;

namespace Tdc.Plan.Tests.Annex;

/// <summary>The plan's data file beside what is read out of the real text.</summary>
public sealed class ShippedPlanTests
{
    private static readonly JsonNode plan = Load();

    [Fact]
    public void It_holds_26_tasks_of_the_annex_and_one_of_the_body()
    {
        var tasks = plan["groups"]!.AsArray().SelectMany(g => g!["tasks"]!.AsArray()).ToList();
        Assert.Equal((7, 26, 1), (plan["groups"]!.AsArray().Count, tasks.Count(t => (string)t!["origin"]! == "annex"), tasks.Count(t => (string)t!["origin"]! == "body")));
        var body = plan["groups"]![5]!["tasks"]![2]!;
        Assert.Equal(("body", 3), ((string)body["origin"]!, (int)body["number"]!));
    }

    [Fact]
    public void Every_task_has_titles_a_legal_reference_and_a_measure_with_proposed_targets()
    {
        var codes = new HashSet<string>();
        foreach (var task in plan["groups"]!.AsArray().SelectMany(g => g!["tasks"]!.AsArray()))
        {
            Assert.All(["titleVi", "titleEn", "legalReference"], key => Assert.NotEqual("", (string)task![key]!));
            Assert.NotEmpty(task!["measures"]!.AsArray());
            var results = task["measures"]!.AsArray().Where(m => (string)m!["producedBy"]! != "plan").ToList();
            Assert.NotEmpty(results);
            Assert.All(results, m => Assert.True(codes.Add((string)m!["code"]!), $"{m["code"]} is used twice."));
            Assert.All(results, m => Assert.Equal("đề xuất, chưa ban hành", (string)m!["basis"]!));
            Assert.All(results, m => Assert.Contains(m!["targets"]!.AsArray(), t => (int)t!["year"]! == 2030));
        }
    }

    [Fact]
    public void What_the_plan_counts_of_itself_comes_after_the_results_and_sets_no_target()
    {
        var own = 0;
        foreach (var task in plan["groups"]!.AsArray().SelectMany(g => g!["tasks"]!.AsArray()))
        {
            var measures = task!["measures"]!.AsArray();
            var counted = measures.SkipWhile(m => (string)m!["producedBy"]! != "plan").ToList();
            Assert.All(counted, m => Assert.True((string)m!["producedBy"]! == "plan" && PlanMeasures.Knows((string)m["code"]!) && m["targets"]!.AsArray().Count == 0, m!.ToJsonString()));
            own += counted.Count;
        }

        Assert.Equal(14, own);
    }

    [Fact]
    public void Numbers_bodies_and_times_are_those_of_the_real_text_and_no_title_is()
    {
        var expected = JsonNode.Parse(File.ReadAllText(AnnexSamples.Shared("data/plan/1295-annex.expected.json")))!;
        foreach (var (wanted, group) in expected["groups"]!.AsArray().Zip(plan["groups"]!.AsArray()))
        {
            foreach (var (task, shipped) in wanted!["tasks"]!.AsArray().Zip(group!["tasks"]!.AsArray()))
            {
                Assert.Equal((int)task!["number"]!, (int)shipped!["number"]!);
                Assert.Equal(task["lead"]!.AsArray().Select(n => (string)n!), shipped["lead"]!.AsArray().Select(n => (string)n!["name"]!));
                Assert.Equal(task["coordinating"]!.AsArray().Select(n => (string)n!), shipped["coordinating"]!.AsArray().Select(n => (string)n!["name"]!));
                var time = shipped["time"]!.DeepClone().AsObject();
                time.Remove("literal");
                Assert.True(JsonNode.DeepEquals(task["time"], time));
                Assert.DoesNotContain((string)shipped["titleVi"]!, (string)task["title"]!, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private static JsonNode Load()
    {
        using var stream = typeof(PlanModule).Assembly.GetManifestResourceStream("Tdc.Plan.Data.plan-1295.json")!;
        return JsonNode.Parse(stream)!;
    }
}
