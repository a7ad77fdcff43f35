using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features.Budget;

/// <summary>The posted fields of a money form, as typed, and what they mean.</summary>
internal sealed class MoneyForm(IFormCollection form, IStringLocalizer<BudgetText> text)
{
    /// <summary>What has to be mended.</summary>
    public FormFaults Faults { get; } = new();

    /// <summary>A field as typed.</summary>
    public string this[string name] => form[name].ToString();

    /// <summary>The scan that came along; <see langword="null"/> without one.</summary>
    public IFormFile? Scan => form.Files["ban-quet"] is { Length: > 0 } file ? file : null;

    /// <summary>Notes a refusal at the field that it is about.</summary>
    public void Refuse(Refusal refusal) => Faults.Add(
        refusal.Code.StartsWith("file.", StringComparison.Ordinal) ? "ban-quet"
            : refusal.Code == "budget.scan-needs-document" ? "van-ban"
            : refusal.Code.StartsWith("budget.no-such-unit", StringComparison.Ordinal) ? "don-vi" : "so-tien",
        refusal.BudgetMessage(text));

    /// <summary>Reads the money of an existing line; <see langword="null"/> when fields are wrong.</summary>
    public MoneyInput? ForLine(BudgetLineId line) => Read() is { } input ? input with { LineId = line } : null;

    /// <summary>Reads the money of a line named by its fields; <see langword="null"/> when fields are wrong.</summary>
    public MoneyInput? ForYear(PlanNames names)
    {
        var unit = names.FindUnit(this["don-vi"]);
        if (unit is null)
        {
            Faults.Add("don-vi", text["form.need-unit", this["don-vi"]]);
        }

        var task = names.FindTask(this["nhiem-vu"]);
        if (task is null)
        {
            Faults.Add("nhiem-vu", text["form.need-task"]);
        }

        if (BudgetWords.Read<FundSource>(this["nguon"]) is not { } source)
        {
            Faults.Add("nguon", text["form.need-source"]);
            source = default;
        }

        return Read() is { } input
            ? input with { Unit = unit, Task = task, Year = names.Year, Source = source, Classification = Cut(this["phan-loai"], 120), Purpose = Cut(this["viec"], 500) }
            : null;
    }

    private MoneyInput? Read()
    {
        if (BudgetWords.Read<BudgetStage>(this["buoc"]) is not { } stage)
        {
            Faults.Add("buoc", text["form.need-stage"]);
            stage = default;
        }

        if (Reading.Whole(this["so-tien"], out var dong) != ReadFault.None || dong == 0)
        {
            Faults.Add("so-tien", text["form.need-amount", this["so-tien"]]);
        }

        if (Reading.Date(this["ngay"], out var day) != ReadFault.None)
        {
            Faults.Add("ngay", text["form.need-day", this["ngay"]]);
        }

        return Faults.Any
            ? null
            : new MoneyInput { Stage = stage, AmountDong = dong, OccurredOn = day, Document = Cut(this["van-ban"], 120), Note = Cut(this["ghi-chu"], 1000) };
    }

    private static string Cut(string value, int length) => value.Length > length ? value[..length] : value;
}
