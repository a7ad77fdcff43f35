namespace Tdc.Plan.Domain.Reporting;

/// <summary>How far a group of tasks had come at the end of a quarter; written once by the nightly job, so that pages need not replay a year.</summary>
internal sealed class GroupProgress
{
    /// <summary>The plan.</summary>
    public required PlanId PlanId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>1 to 4.</summary>
    public required int Quarter { get; init; }

    /// <summary>Group of tasks.</summary>
    public required int GroupNumber { get; init; }

    /// <summary>Mean progress of the lead duties, 0 to 1; <see langword="null"/> when nobody had said anything.</summary>
    public double? Actual { get; set; }

    /// <summary>Mean progress expected by then.</summary>
    public double Expected { get; set; }
}
