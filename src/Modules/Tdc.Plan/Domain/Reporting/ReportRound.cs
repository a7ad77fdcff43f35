using System.Globalization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>Id of a reporting round.</summary>
public readonly record struct ReportRoundId(Guid Value) : IId<ReportRoundId>
{
    /// <inheritdoc/>
    public static ReportRoundId From(Guid value) => new(value);
}

/// <summary>One occasion on which units report (kỳ báo cáo): a year's turn of a series, or an ad hoc request.</summary>
internal sealed class ReportRound
{
    /// <summary>Its id.</summary>
    public required ReportRoundId Id { get; init; }

    /// <summary>The plan.</summary>
    public required PlanId PlanId { get; init; }

    /// <summary>The series; <see langword="null"/> for an ad hoc request.</summary>
    public ReportSeriesId? SeriesId { get; init; }

    /// <summary>What the address carries: <c>2026-1</c>, <c>2026-2</c>, ad hoc <c>2026-dx1</c>; unique.</summary>
    public required string Key { get; init; }

    /// <summary>The year reported on.</summary>
    public required int Year { get; init; }

    /// <summary>Vietnamese title.</summary>
    public required string TitleVi { get; set; }

    /// <summary>English title.</summary>
    public required string TitleEn { get; set; }

    /// <summary>First day covered.</summary>
    public required DateOnly PeriodFrom { get; init; }

    /// <summary>Last day covered.</summary>
    public required DateOnly PeriodTo { get; init; }

    /// <summary>The words of the source about the deadline; empty for an ad hoc request.</summary>
    public string DueWords { get; init; } = "";

    /// <summary>The last day in time by the source.</summary>
    public required DateOnly LegalDueOn { get; init; }

    /// <summary>The last day in time for units; earlier than <see cref="LegalDueOn"/> when the coordinator set an offset.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>First day on which units can write.</summary>
    public required DateOnly OpensOn { get; set; }

    /// <summary>Law, decision or letter that asks for the reports.</summary>
    public required string Basis { get; init; }

    /// <summary>Group that owes the report, expanded as of <see cref="DueOn"/>; empty when the units were named one by one.</summary>
    public string ObligedGroup { get; init; } = "";

    /// <summary>Lines of the units named one by one, for an ad hoc request.</summary>
    public List<Guid> NamedUnits { get; init; } = [];

    /// <summary>When the list of obliged units was fixed for good; before it the list follows the register.</summary>
    public DateTimeOffset? FixedAt { get; set; }

    /// <summary>When the round was locked with its issued consolidated report.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>What an ad hoc request asks besides the plan's tasks, in order.</summary>
    public List<RoundQuestion> Questions { get; init; } = [];

    /// <summary>Who asked, for an ad hoc request.</summary>
    public Guid? RequestedBy { get; init; }

    /// <summary>The last instant in time: 24:00 of <see cref="DueOn"/>.</summary>
    public DateTimeOffset DueAt => DueOn.EndInVietnam;

    /// <summary>Whether it is an ad hoc request (đột xuất).</summary>
    public bool IsAdHoc => SeriesId is null;

    /// <summary>Whether an ad hoc request asks its questions only, without the tasks of the plan.</summary>
    public bool QuestionsOnly => IsAdHoc && Questions.Count > 0;

    /// <summary>The round of a series in a year.</summary>
    public static ReportRound Of(ReportSeries series, int year, WorkingCalendar calendar, ReportRoundId id)
    {
        var (from, to) = series.Period.In(year);
        var legal = series.Due.LastDay(year);
        var due = calendar.Before(legal, series.UnitOffsetWorkingDays);
        return new ReportRound
        {
            Id = id,
            PlanId = series.PlanId,
            SeriesId = series.Id,
            Key = string.Create(CultureInfo.InvariantCulture, $"{year}-{series.Number}"),
            Year = year,
            TitleVi = string.Format(CultureInfo.InvariantCulture, series.TitleVi, year),
            TitleEn = string.Format(CultureInfo.InvariantCulture, series.TitleEn, year),
            PeriodFrom = from,
            PeriodTo = to,
            DueWords = series.DueWords,
            LegalDueOn = legal,
            DueOn = due,
            OpensOn = due.AddDays(-series.OpensDaysBefore),
            Basis = series.Basis,
            ObligedGroup = series.ObligedGroup,
        };
    }

    /// <summary>Moves the deadline of units with the working days; a round whose units are fixed stays as it is.</summary>
    /// <returns>Whether it moved.</returns>
    public bool Follow(ReportSeries series, WorkingCalendar calendar)
    {
        var due = calendar.Before(LegalDueOn, series.UnitOffsetWorkingDays);
        if (FixedAt is not null || due == DueOn)
        {
            return false;
        }

        (DueOn, OpensOn) = (due, due.AddDays(-series.OpensDaysBefore));
        return true;
    }

    /// <summary>Whole days since the last day in time; 0 or less while it lasts.</summary>
    public int DaysPast(DateOnly today) => today.DayNumber - DueOn.DayNumber;

    /// <summary>Whether a unit was named one by one.</summary>
    public bool Names(LineageId unit) => NamedUnits.Contains(unit.Value);
}

/// <summary>A question of an ad hoc request.</summary>
internal sealed class RoundQuestion
{
    /// <summary>The round.</summary>
    public required ReportRoundId RoundId { get; init; }

    /// <summary>Position from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The question as the coordinator wrote it.</summary>
    public required string Text { get; init; }

    /// <summary>Whether an answer is compulsory.</summary>
    public bool IsRequired { get; init; } = true;
}
