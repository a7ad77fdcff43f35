using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.KeepRounds;

/// <summary>Brings the two series of the decision, the days off that are known, and the rounds up to this year.</summary>
internal sealed class ReportingSeed : ISeed
{
    /// <summary>The decision whose series are brought.</summary>
    public const string PlanNumber = "1295/QĐ-UBND";

    private const string FromMemory = "ghi theo trí nhớ, chưa đối chiếu văn bản; sửa được ở trang Lịch làm việc";

    public int Order => 11;

    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var clock = services.GetRequiredService<TimeProvider>();
        var plan = await db.Set<Domain.Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == PlanNumber, cancellation);
        if (plan is null)
        {
            return;
        }

        if (!await db.Set<ReportSeries>().AnyAsync(s => s.PlanId == plan.Id, cancellation))
        {
            db.AddRange(Series(plan.Id, plan.IssuedOn, clock));
        }

        var known = (await db.Set<CalendarDay>().AsNoTracking().Select(d => d.Day).ToListAsync(cancellation)).ToHashSet();
        db.AddRange(Days().Where(d => !known.Contains(d.Day)));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        await services.GetRequiredService<RoundKeeper>().KeepAsync(clock.TodayInVietnam, cancellation);
        db.ChangeTracker.Clear();
    }

    internal static IEnumerable<ReportSeries> Series(PlanId plan, DateOnly from, TimeProvider clock)
    {
        const string basis = "Quyết định 1295/QĐ-UBND ngày 23/4/2025, phần IV.1";
        const string period = "Quyết định không nêu ngày chốt số liệu; kỳ tính do cơ quan đầu mối chọn, sửa được.";
        yield return new ReportSeries
        {
            Id = clock.NewId<ReportSeriesId>(),
            PlanId = plan,
            Number = 1,
            TitleVi = "6 tháng đầu năm {0}",
            TitleEn = "First half of {0}",
            DueWords = "trước ngày 30/6",
            Due = new DueRule(6, 30, false),
            Period = new PeriodRule(-1, 12, 1, 5, 31),
            PeriodBasis = period,
            ObligedGroup = "nhom:bao-cao",
            Basis = basis,
            ValidFrom = from,
        };
        yield return new ReportSeries
        {
            Id = clock.NewId<ReportSeriesId>(),
            PlanId = plan,
            Number = 2,
            TitleVi = "Năm {0}",
            TitleEn = "Year {0}",
            DueWords = "trước ngày 30/11",
            Due = new DueRule(11, 30, false),
            Period = new PeriodRule(-1, 12, 1, 11, 30),
            PeriodBasis = period,
            ObligedGroup = "nhom:bao-cao",
            Basis = basis,
            ValidFrom = from,
        };
    }

    internal static IEnumerable<CalendarDay> Days()
    {
        foreach (var (from, to, vi, en) in new (string, string, string, string)[]
        {
            ("2025-01-01", "2025-01-01", "Tết dương lịch", "New Year's Day"),
            ("2025-01-27", "2025-01-31", "Tết Ất Tỵ", "Lunar New Year"),
            ("2025-04-07", "2025-04-07", "Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day"),
            ("2025-04-30", "2025-05-01", "Ngày Chiến thắng, Quốc tế Lao động", "Reunification Day and Labour Day"),
            ("2025-05-02", "2025-05-02", "Nghỉ hoán đổi", "Day off in exchange"),
            ("2025-09-01", "2025-09-02", "Quốc khánh", "National Day"),
            ("2026-01-01", "2026-01-01", "Tết dương lịch", "New Year's Day"),
            ("2026-02-16", "2026-02-20", "Tết Bính Ngọ", "Lunar New Year"),
            ("2026-04-27", "2026-04-27", "Nghỉ bù Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day, in lieu"),
            ("2026-04-30", "2026-05-01", "Ngày Chiến thắng, Quốc tế Lao động", "Reunification Day and Labour Day"),
            ("2026-09-01", "2026-09-02", "Quốc khánh", "National Day"),
        })
        {
            for (var day = DateOnly.Parse(from, null); day <= DateOnly.Parse(to, null); day = day.AddDays(1))
            {
                yield return new CalendarDay
                {
                    Day = day,
                    IsWorked = false,
                    NameVi = vi,
                    NameEn = en,
                    Basis = $"Bộ luật Lao động 2019, điều 112; {FromMemory}",
                };
            }
        }

        yield return new CalendarDay
        {
            Day = new DateOnly(2025, 4, 26),
            IsWorked = true,
            NameVi = "Làm bù cho ngày 02/5/2025",
            NameEn = "Worked in exchange for 2 May 2025",
            Basis = FromMemory,
        };
    }
}
