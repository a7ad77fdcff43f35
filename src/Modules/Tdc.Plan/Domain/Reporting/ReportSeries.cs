using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>Id of a report series.</summary>
public readonly record struct ReportSeriesId(Guid Value) : IId<ReportSeriesId>
{
    /// <inheritdoc/>
    public static ReportSeriesId From(Guid value) => new(value);
}

/// <summary>A report that comes back every year (báo cáo định kỳ): when it is due, what it covers, who owes it.</summary>
/// <remarks>Dated data with a legal basis: a changed deadline closes one row and opens another.</remarks>
internal sealed class ReportSeries
{
    /// <summary>Its id.</summary>
    public required ReportSeriesId Id { get; init; }

    /// <summary>The plan.</summary>
    public required PlanId PlanId { get; init; }

    /// <summary>Number in the year, from 1: the second part of a round's key <c>2026-1</c>.</summary>
    public required int Number { get; init; }

    /// <summary>Vietnamese title, with <c>{0}</c> where the year stands.</summary>
    public required string TitleVi { get; set; }

    /// <summary>English title, with <c>{0}</c> where the year stands.</summary>
    public required string TitleEn { get; set; }

    /// <summary>The words of the source about the deadline, such as "trước ngày 30/6".</summary>
    public required string DueWords { get; set; }

    /// <summary>The deadline.</summary>
    public required DueRule Due { get; set; }

    /// <summary>The span covered.</summary>
    public required PeriodRule Period { get; set; }

    /// <summary>Where the span covered comes from.</summary>
    public required string PeriodBasis { get; set; }

    /// <summary>Code of the unit group that owes the report, expanded as of the due day.</summary>
    public required string ObligedGroup { get; set; }

    /// <summary>How many working days before the deadline the units are to report; 0 for the deadline itself.</summary>
    public int UnitOffsetWorkingDays { get; set; }

    /// <summary>How many days before the deadline a round opens for writing.</summary>
    public int OpensDaysBefore { get; set; } = 45;

    /// <summary>Law or decision that orders the report.</summary>
    public required string Basis { get; set; }

    /// <summary>First day on which the rule holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The years whose deadline falls under this rule, up to and including the year of a day.</summary>
    public IEnumerable<int> YearsUpTo(DateOnly day)
    {
        for (var year = ValidFrom.Year; year <= day.Year; year++)
        {
            var due = Due.LastDay(year);
            if (ValidFrom <= due && (ValidTo is null || due <= ValidTo))
            {
                yield return year;
            }
        }
    }
}
