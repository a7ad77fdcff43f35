using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Testing;
using Tdc.Uncertainty.Cases;

namespace Tdc.Uncertainty.Tests.Cases;

/// <summary>Every public case of the kinds that need no drawing, compared key by key.</summary>
public sealed class PublicCasesTests
{
    [Theory]
    [InlineData("conformity-specific-risk")]
    [InlineData("global-risk-rp19")]
    [InlineData("gum-h5-anova-zener")]
    [InlineData("ncsl-a3-42of50")]
    [InlineData("ncsl-a3-asset1")]
    [InlineData("r76-verdicts")]
    [InlineData("rounding-7-2-6")]
    [InlineData("t-quantiles-table")]
    public void Public_case_is_answered_as_expected(string name)
    {
        var root = JsonNode.Parse(File.ReadAllText(Requirements.SharedFile("data", "metrology", "cases", name + ".json")))!.AsObject();
        var expected = root["expected"]!.AsObject();
        foreach (var key in (string[])["expected", "published", "status", "notes"])
        {
            root.Remove(key);
        }

        var answer = MetrologyCase.Answer(root.ToJsonString(), new CaseSettings());
        var relative = expected["relativeTolerance"]?.GetValue<double>() ?? (expected["absoluteTolerance"] is null ? 1e-9 : 0);
        var absolute = expected["absoluteTolerance"]?.GetValue<double>() ?? 0;
        foreach (var (key, value) in expected.Where(member => member.Key is not ("relativeTolerance" or "absoluteTolerance" or "guardBandU" or "nonBinaryRule")))
        {
            Compare(key, value, answer[key], relative, absolute);
        }
    }

    private static void Compare(string path, JsonNode? expected, JsonNode? actual, double relative, double absolute)
    {
        switch (expected)
        {
            case null:
                Assert.Null(actual);
                break;
            case JsonObject members:
                foreach (var (key, value) in members)
                {
                    Compare(path + "." + key, value, actual?[key], relative, absolute);
                }

                Assert.Equal(members.Count, actual!.AsObject().Count);
                break;
            case JsonArray list:
                Assert.Equal(list.Count, actual!.AsArray().Count);
                for (var i = 0; i < list.Count; i++)
                {
                    Compare($"{path}[{i}]", list[i], actual[i], relative, absolute);
                }

                break;
            case { } when expected.GetValueKind() == JsonValueKind.Number:
                Assert.True(actual is not null, path);
                var (wanted, got) = (Number(expected), Number(actual!));
                Assert.True(Math.Abs(wanted - got) <= absolute + (relative * Math.Abs(wanted)), $"{path}: expected {wanted}, got {got}");
                break;
            default:
                Assert.True(JsonNode.DeepEquals(expected, actual), $"{path}: expected {expected}, got {actual}");
                break;
        }
    }

    private static double Number(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement.GetDouble();
}
