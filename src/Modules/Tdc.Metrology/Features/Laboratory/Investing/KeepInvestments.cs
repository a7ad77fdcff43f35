using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Investing;

/// <summary>An item of the equipment plan as it is typed.</summary>
internal sealed record TypedInvestment(
    string Name, string Purpose, int Year, int Quantity, long ProvinceDong, long StateDong, long OtherDong, InvestmentState State, long ApprovedDong, DateOnly? ApprovedOn, string ApprovalBasis);

/// <summary>Keeps the equipment plan until 2030: items, approvals, payments.</summary>
internal sealed class KeepInvestments(TdcDbContext db, TimeProvider clock)
{
    /// <summary>First and last year of the plan. Source: Decision 1295/QĐ-UBND, part IV.1 ("until 2030").</summary>
    public const int FirstYear = 2025;

    /// <summary>Last year of the plan.</summary>
    public const int LastYear = 2030;

    /// <summary>Enters an item, or changes one.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="id">The item; <see langword="null"/> for a new one.</param>
    /// <param name="seen">The version that was seen of an existing one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<InvestmentId>> KeepAsync(LaboratoryRights rights, InvestmentId? id, Guid? seen, TypedInvestment typed, CancellationToken cancellation)
    {
        if (!rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        if (Faults(typed, clock.TodayInVietnam) is { } no)
        {
            return no;
        }

        var item = id is { } known ? await db.Set<Investment>().SingleOrDefaultAsync(i => i.Id == known && i.Laboratory == rights.Laboratory.Id, cancellation) : null;
        if (id is not null && item is null)
        {
            return LaboratoryDesk.NotFound;
        }

        if (item is not null && seen is { } version && version != item.Version)
        {
            db.ChangeTracker.Clear();
            return LaboratorySaving.Changed;
        }

        if (item is null)
        {
            item = new Investment { Id = clock.NewId<InvestmentId>(), Laboratory = rights.Laboratory.Id, Name = typed.Name, Year = typed.Year };
            db.Add(item);
        }

        (item.Name, item.Purpose, item.Year, item.Quantity) = (typed.Name, typed.Purpose, typed.Year, typed.Quantity);
        (item.ProvinceDong, item.StateDong, item.OtherDong) = (typed.ProvinceDong, typed.StateDong, typed.OtherDong);
        (item.State, item.ApprovedDong, item.ApprovedOn, item.ApprovalBasis, item.Version) = (typed.State, typed.ApprovedDong, typed.ApprovedOn, typed.ApprovalBasis, clock.NewVersion());
        db.AddAudit(clock, rights.Asker, "laboratory.investment-kept", "laboratory.investment", item.Id.Value, typed);
        var kept = item.Id;
        return (await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation)).TryGet(out _, out var conflict) ? kept : conflict;
    }

    /// <summary>Enters a payment; all payments together stay within what was approved.</summary>
    public async Task<Outcome<Done>> PayAsync(LaboratoryRights rights, InvestmentId id, DateOnly on, long dong, FundingSource source, string voucher, CancellationToken cancellation)
    {
        var item = await db.Set<Investment>().SingleOrDefaultAsync(i => i.Id == id && i.Laboratory == rights.Laboratory.Id, cancellation);
        if (item is null || !rights.Works)
        {
            db.ChangeTracker.Clear();
            return LaboratoryDesk.NotFound;
        }

        var paid = await db.Set<InvestmentPayment>().Where(p => p.Investment == id).SumAsync(p => p.Dong, cancellation);
        var refusal = dong <= 0 ? Refusal.Rule("laboratory.payment-positive")
            : on > clock.TodayInVietnam ? Refusal.Rule("laboratory.date-future")
            : item.State is InvestmentState.Planned or InvestmentState.Dropped ? Refusal.Rule("laboratory.not-approved")
            : paid + dong > item.ApprovedDong ? Refusal.Rule("laboratory.payment-over", Display.Money(item.ApprovedDong - paid))
            : voucher.Length > 200 ? Refusal.Rule("laboratory.reason-too-long", 200) : null;
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        // The item's version moves, so that two payments at once cannot pass the limit together.
        item.Version = clock.NewVersion();
        var payment = new InvestmentPayment { Id = clock.NewId<PaymentId>(), Investment = id, On = on, Dong = dong, Source = source, Voucher = voucher };
        db.Add(payment);
        db.AddAudit(clock, rights.Asker, "laboratory.investment-paid", "laboratory.investment", id.Value, new { on, dong, source = source.ToString(), voucher });
        return await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);
    }

    private static Refusal? Faults(TypedInvestment typed, DateOnly today)
    {
        Dictionary<string, string[]> faults = [];
        var approved = typed.State is InvestmentState.Approved or InvestmentState.Procured or InvestmentState.InUse;
        Need(typed.Name.Length is > 0 and <= 300, "name", "form.needed");
        Need(typed.Year is >= FirstYear and <= LastYear, "year", "laboratory.plan-year");
        Need(typed.Quantity is >= 1 and <= 10_000, "quantity", "laboratory.not-positive");
        Need(typed.ProvinceDong + typed.StateDong + typed.OtherDong > 0, "province", "laboratory.money-needed");
        Need(!approved || typed.ApprovedDong > 0, "approved", "laboratory.money-needed");
        Need(!approved || (typed.ApprovedOn is { } day && day <= today), "approvedOn", "laboratory.date-needed");
        Need(!approved || typed.ApprovalBasis.Length > 0, "basis", "form.needed");
        return LaboratorySaving.Fields(faults);

        void Need(bool fine, string field, string code)
        {
            if (!fine)
            {
                faults[field] = [code];
            }
        }
    }
}
