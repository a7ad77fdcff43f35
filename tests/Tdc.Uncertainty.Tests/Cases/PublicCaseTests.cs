using System.Globalization;
using System.Text.Json.Nodes;
using Tdc.Testing;
using Tdc.Uncertainty.Cases;

namespace Tdc.Uncertainty.Tests.Cases;

public sealed class PublicCaseTests
{
    private static readonly string[] ignored = ["expected", "published", "status", "notes"];

    public static TheoryData<string> Propagations { get; } =
    [
        "ea402-s2-weight-10kg", "ea402-s4-gauge-block-50mm", "ea402-s6-power-sensor-18ghz", "ea402-s9-dmm-100v", "gum-h1-gauge-block",
        "gum-h2-rxz-correlated", "jcgm101-9-2-2-additive-normal", "jcgm101-9-2-3-additive-rectangular", "jcgm101-9-3-mass",
        "jcgm101-9-4-comparison-loss-000-r0", "jcgm101-9-4-comparison-loss-010-r0", "jcgm101-9-4-comparison-loss-050-r09",
        "jcgm101-9-5-gauge-block", "jcgm102-polar-001-r0", "nist-tn1900-e3-viscometer", "quam-a1-cadmium-standard", "quam-a3-hcl",
    ];

    [Theory, MemberData(nameof(Propagations))]
    public void A_published_case_is_answered_within_its_tolerances(string id)
    {
        var node = JsonNode.Parse(File.ReadAllText(Requirements.SharedFile("data", "metrology", "cases", id + ".json")))!.AsObject();
        var expected = node["expected"]!.AsObject();
        foreach (var key in ignored)
        {
            node.Remove(key);
        }

        var answer = MetrologyCase.Answer(node.ToJsonString(), new CaseSettings { MonteCarlo = expected.ContainsKey("monteCarlo") });

        Compare(expected["gum"]!, answer["gum"]!, "gum");
        foreach (var (output, figures) in expected["monteCarlo"]?.AsObject() ?? [])
        {
            var mine = answer["monteCarlo"]![output]!;
            Assert.Equal((double)figures!["p"]!, (double)mine["p"]!);
            foreach (var (key, tolerance) in figures["tolerance"]!.AsObject())
            {
                var difference = Math.Abs((double)mine[key]! - (double)figures[key]!);
                Assert.True(difference <= (double)tolerance!, string.Create(CultureInfo.InvariantCulture, $"{output}.{key}: {mine[key]} for {figures[key]} ± {tolerance}"));
            }
        }
    }

    private static void Compare(JsonNode expected, JsonNode mine, string path)
    {
        if (expected is JsonObject members)
        {
            foreach (var (key, value) in members)
            {
                Assert.True(mine.AsObject().ContainsKey(key), $"{path}.{key} is absent");
                Compare(value!, mine[key]!, $"{path}.{key}");
            }
        }
        else if (expected is JsonArray list)
        {
            Assert.Equal(list.Count, mine.AsArray().Count);
            for (var i = 0; i < list.Count; i++)
            {
                Compare(list[i]!, mine[i]!, $"{path}[{i}]");
            }
        }
        else if (expected.GetValueKind() == System.Text.Json.JsonValueKind.Number)
        {
            var (wanted, got) = ((double)expected, (double)mine);
            var relative = path.EndsWith("veff", StringComparison.Ordinal) ? 1e-4 : 1e-6;
            Assert.True(Math.Abs(got - wanted) <= relative * Math.Abs(wanted), string.Create(CultureInfo.InvariantCulture, $"{path}: {got:R} for {wanted:R}"));
        }
        else
        {
            Assert.Equal(expected.ToString(), mine.ToString());
        }
    }
}
