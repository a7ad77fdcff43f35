using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Features.Api;

/// <summary>Looks at what an address asks: an unknown word or a number out of range is named, never passed over.</summary>
internal static class PlanAsked
{
    /// <summary>The refusal (400) that names every parameter that is wrong; <see langword="null"/> when none is.</summary>
    public static Refusal? Check(params ReadOnlySpan<(string Name, bool Wrong)> parameters)
    {
        var wrong = new Dictionary<string, string[]>();
        foreach (var (name, isWrong) in parameters)
        {
            if (isWrong)
            {
                wrong[name] = ["plan.asked-unknown"];
            }
        }

        return wrong.Count == 0 ? null : new Refusal(RefusalKind.Fields, "plan.check-fields") { Fields = wrong };
    }

    /// <summary>Whether a year cannot be one of a plan's.</summary>
    public static bool IsNoYear(int? year) => year is < 2000 or > 2100;

    /// <summary>Whether a length of a list cannot be given; more than is given at once is no fault, the list goes on.</summary>
    public static bool IsNoLimit(int? limit) => limit is < 1;
}
