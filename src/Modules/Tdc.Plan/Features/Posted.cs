using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features;

/// <summary>Which form was posted.</summary>
internal static class PostedForm
{
    /// <summary>Whether the request carries a form of this name; such a form stays on the page although its time is over, so that what was typed is not lost.</summary>
    public static bool Posts(this HttpContext http, string formName) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Form["_handler"] == formName;
}

/// <summary>What a person posted: texts as typed, read with faults that say what to do.</summary>
internal sealed class Posted(IFormCollection form, IStringLocalizer<PlanText> text)
{
    /// <summary>What has to be mended.</summary>
    public FormFaults Faults { get; } = [];

    /// <summary>A text as typed; empty when it was not sent.</summary>
    public string this[string name] => form[name].ToString();

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> All(string name) => [.. form[name].OfType<string>()];

    /// <summary>A date, or <see langword="null"/> when empty or unreadable (then a fault is noted).</summary>
    public DateOnly? Date(string name)
    {
        var fault = Reading.Date(this[name], out var day);
        if (fault is not (ReadFault.None or ReadFault.Empty))
        {
            Faults.Add(name, text["plan.date-unread"] + Received(name));
        }

        return fault == ReadFault.None ? day : null;
    }

    /// <summary>A number, or <see langword="null"/> when empty or unreadable (then a fault is noted).</summary>
    public decimal? Number(string name)
    {
        var fault = Reading.Number(this[name], out var number);
        if (fault is not (ReadFault.None or ReadFault.Empty))
        {
            Faults.Add(name, text["plan.number-unread"] + Received(name));
        }

        return fault == ReadFault.None ? number : null;
    }

    /// <summary>A whole number, or <see langword="null"/> when empty or unreadable (then a fault is noted).</summary>
    public int? Whole(string name)
    {
        var fault = Reading.Whole(this[name], out var number);
        if (fault is not (ReadFault.None or ReadFault.Empty) || number is < int.MinValue or > int.MaxValue)
        {
            Faults.Add(name, text["plan.number-unread"] + Received(name));
            return null;
        }

        return fault == ReadFault.None ? (int)number : null;
    }

    /// <summary>An id, or <see langword="null"/>.</summary>
    public Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    /// <summary>Notes a refusal: its fields at the fields, everything else for the whole form.</summary>
    /// <param name="refusal">The refusal.</param>
    public void Refuse(Refusal refusal)
    {
        foreach (var (field, codes) in refusal.Fields)
        {
            Faults.Add(field, string.Join(' ', codes.Select(c => text[c].Value)) + Received(field));
        }

        if (refusal.Fields.Count == 0)
        {
            Faults.Add(null, refusal.Message(text));
        }
    }

    private string Received(string name) => this[name] is { Length: > 0 and <= 40 } typed ? " " + text["form.received", typed] : "";
}
