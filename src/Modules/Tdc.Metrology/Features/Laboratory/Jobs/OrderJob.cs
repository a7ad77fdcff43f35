using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Jobs;

/// <summary>An order as it is agreed with a customer.</summary>
/// <param name="CustomerCode">Code of the customer's unit in the register; empty for one that is not there.</param>
/// <param name="CustomerName">Name of the customer; empty takes that of the register.</param>
/// <param name="CustomerAddress">Address.</param>
/// <param name="Place">Where the work is done; empty for the laboratory.</param>
/// <param name="WantsVerdict">Whether a statement of conformity is wanted.</param>
/// <param name="WantedOn">Day by which the certificate is wanted.</param>
/// <param name="Note">What was agreed besides.</param>
/// <param name="Items">The items.</param>
internal sealed record JobOrder(
    string CustomerCode, string CustomerName, string CustomerAddress, string Place, bool WantsVerdict, DateOnly? WantedOn, string Note, IReadOnlyList<OrderedItem> Items);

/// <summary>An item of an order.</summary>
/// <param name="Method">Code of the method.</param>
/// <param name="Description">What it is.</param>
/// <param name="Maker">Maker and type.</param>
/// <param name="Serial">Identity.</param>
/// <param name="Class">Class.</param>
/// <param name="Nominal">Nominal value or range.</param>
/// <param name="Resolution">Resolution in the unit of the method's result.</param>
/// <param name="OwnStandard">Number of the laboratory's own standard, when the item is one; else empty.</param>
internal sealed record OrderedItem(string Method, string Description, string Maker, string Serial, string Class, string Nominal, double? Resolution, string OwnStandard);

/// <summary>Enters an order: the laboratory's for a customer, or a customer's own.</summary>
internal sealed class OrderJob(TdcDbContext db, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>The most items of one order.</summary>
    public const int MostItems = 50;

    /// <summary>Enters it and gives it a number; the laboratory is told of a customer's own. Faults of items are named <c>field-N</c>, counted from 0.</summary>
    public async Task<Outcome<JobId>> HandleAsync(LaboratoryRights rights, JobOrder order, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        Dictionary<string, string[]> faults = [];
        var customer = order.CustomerCode.Length == 0 ? null : (await register.NowAsync(cancellation)).ByCode(order.CustomerCode, today);
        if (!rights.OrdersFor(customer?.Lineage))
        {
            return LaboratoryDesk.NotFound;
        }

        if (order.CustomerCode.Length > 0 && customer is null)
        {
            faults["customerCode"] = ["laboratory.no-such-unit"];
        }
        else if (customer is null && order.CustomerName.Length == 0)
        {
            faults["customerName"] = ["form.needed"];
        }

        if (order.WantedOn < today)
        {
            faults["wantedOn"] = ["laboratory.date-past"];
        }

        var items = await ItemsAsync(rights, order, faults, cancellation);
        if (LaboratorySaving.Fields(faults) is { } no)
        {
            return no;
        }

        var lab = rights.Laboratory;
        var last = await db.Set<CalibrationJob>().Where(j => j.Laboratory == lab.Id && j.Year == today.Year).MaxAsync(j => (int?)j.Sequence, cancellation) ?? 0;
        var job = new CalibrationJob
        {
            Id = clock.NewId<JobId>(),
            Laboratory = lab.Id,
            Year = today.Year,
            Sequence = last + 1,
            Number = NumberOf("YC", lab.Code, today.Year, last + 1),
            CustomerUnit = customer?.Lineage,
            CustomerName = rights.Works && order.CustomerName.Length > 0 ? order.CustomerName : customer!.NameVi,
            CustomerAddress = order.CustomerAddress,
            Place = order.Place,
            WantsVerdict = order.WantsVerdict,
            OrderedOn = today,
            WantedOn = order.WantedOn,
            Note = order.Note,
            CreatedBy = rights.Asker.UserId,
            CreatedAt = clock.GetUtcNow(),
            Version = clock.NewVersion(),
        };
        db.Add(job);
        db.AddRange(items.Select((make, i) => make(job.Id, i + 1)));
        db.AddAudit(clock, rights.Asker, "laboratory.job-ordered", "laboratory.job", job.Id.Value, new { job.Number, customer = customer?.Lineage.Value, items = items.Count });
        if (!rights.Works)
        {
            db.AddNotice(clock, lab.Unit, Role.Laboratory, "laboratory.notice-ordered", [job.Number, job.CustomerName], $"/do-luong/phong-thi-nghiem/cong-viec/{job.Id.Value}");
        }

        return (await db.TrySaveAsync("laboratory.number-taken", cancellation)).TryGet(out _, out var conflict) ? job.Id : conflict;
    }

    /// <summary>A number that people quote.</summary>
    public static string NumberOf(string kind, string code, int year, int sequence) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}-{code}-{year}-{sequence:D4}");

    private async Task<List<Func<JobId, int, JobItem>>> ItemsAsync(LaboratoryRights rights, JobOrder order, Dictionary<string, string[]> faults, CancellationToken cancellation)
    {
        var lab = rights.Laboratory.Id;
        var methods = await db.Set<CalibrationMethod>().AsNoTracking().Where(m => m.Laboratory == lab).ToDictionaryAsync(m => m.Code, StringComparer.Ordinal, cancellation);
        var standards = await db.Set<MeasurementStandard>().AsNoTracking().Where(s => s.Laboratory == lab).ToDictionaryAsync(s => s.Number, StringComparer.Ordinal, cancellation);
        List<Func<JobId, int, JobItem>> items = [];
        for (var i = 0; i < order.Items.Count; i++)
        {
            var (item, before) = (order.Items[i], faults.Count);
            Need(item.Description.Length is > 0 and <= 300, "description", "form.needed");
            Need(item.Serial.Length is > 0 and <= 100, "serial", "form.needed");
            Need(methods.ContainsKey(item.Method), "method", "form.choose");
            Need(item.Resolution is null or (> 0 and < 1e12), "resolution", "laboratory.not-positive");
            Need(item.OwnStandard.Length == 0 || (rights.Works && standards.ContainsKey(item.OwnStandard)), "ownStandard", "laboratory.no-such-standard");
            if (faults.Count == before)
            {
                items.Add((job, position) => new JobItem
                {
                    Id = clock.NewId<JobItemId>(),
                    Job = job,
                    Position = position,
                    Description = item.Description,
                    Maker = item.Maker,
                    Serial = item.Serial,
                    Class = item.Class,
                    Nominal = item.Nominal,
                    Resolution = item.Resolution,
                    Method = methods[item.Method].Id,
                    OwnStandard = item.OwnStandard.Length > 0 ? standards[item.OwnStandard].Id : null,
                });
            }

            void Need(bool fine, string field, string code)
            {
                if (!fine)
                {
                    faults[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{field}-{i}")] = [code];
                }
            }
        }

        if (order.Items.Count is 0 or > MostItems)
        {
            faults["items"] = ["laboratory.items-needed"];
        }

        return items;
    }
}
