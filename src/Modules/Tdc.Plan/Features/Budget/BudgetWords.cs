using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Resources;

namespace Tdc.Plan.Features.Budget;

/// <summary>Money's words in the reader's language, and its codes in addresses and tables.</summary>
internal static class BudgetWords
{
    /// <summary>Stages in the order in which money passes them.</summary>
    public static IReadOnlyList<BudgetStage> Steps { get; } =
    [
        BudgetStage.Estimate, BudgetStage.Proposed, BudgetStage.Approved, BudgetStage.Allocated, BudgetStage.Committed, BudgetStage.Disbursed, BudgetStage.Settled,
    ];

    extension(IStringLocalizer<BudgetText> text)
    {
        /// <summary>Name of a stage.</summary>
        public string Word(BudgetStage stage) => text["stage." + Code(stage)];

        /// <summary>Name of a source.</summary>
        public string Word(FundSource source) => text["source." + Code(source)];
    }

    /// <summary>Code of a value in addresses: kebab-case.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    /// <summary>Reads a code; <see langword="null"/> when it is none.</summary>
    public static T? Read<T>(string? code)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Code(v!.Value) == code);
}

/// <summary>Refusals of the budget as sentences.</summary>
internal static class BudgetRefusals
{
    /// <summary>The message, with stages named in the reader's language.</summary>
    public static string BudgetMessage(this Tdc.Platform.Outcomes.Refusal refusal, IStringLocalizer<BudgetText> text) =>
        Tdc.Platform.Outcomes.RefusalProblem.Message(
            refusal with { Values = [.. refusal.Values.Select(v => v is BudgetStage stage ? text.Word(stage) : v)] }, text);
}
