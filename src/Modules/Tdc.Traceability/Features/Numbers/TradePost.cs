using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>What a person posted: texts as typed, read with faults that say what to do. Fields have the names of the API.</summary>
internal sealed class TradePost(IFormCollection form, IStringLocalizer<NumbersText> text)
{
    /// <summary>What has to be mended.</summary>
    public FormFaults Faults { get; } = [];

    /// <summary>A text as typed; empty when it was not sent.</summary>
    public string this[string name] => form[name].ToString();

    /// <summary>The form as a form named so, or <see langword="null"/> when the request posts none of that name.</summary>
    public static async Task<TradePost?> OfAsync(HttpContext http, string name, IStringLocalizer<NumbersText> text)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
        {
            return null;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form["_handler"] == name ? new TradePost(form, text) : null;
    }

    /// <summary>An uploaded file, or <see langword="null"/> when none was chosen.</summary>
    public IFormFile? File(string name) => form.Files[name] is { Length: > 0 } file ? file : null;

    /// <summary>Whether a box was ticked.</summary>
    public bool Ticked(string name) => this[name] == "true";

    /// <summary>An id, or <see langword="null"/>.</summary>
    public Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    /// <summary>A date; a fault when it cannot be read.</summary>
    public DateOnly? Date(string name)
    {
        var fault = Reading.Date(this[name], out var day);
        if (fault is not (ReadFault.None or ReadFault.Empty))
        {
            Faults.Add(name, text["trade.date-unread"] + Received(name));
        }

        return fault == ReadFault.None ? day : null;
    }

    /// <summary>A number; a fault when it cannot be read.</summary>
    public decimal? Number(string name)
    {
        var fault = Reading.Number(this[name], out var number);
        if (fault is not (ReadFault.None or ReadFault.Empty))
        {
            Faults.Add(name, text["trade.number-unread"] + Received(name));
        }

        return fault == ReadFault.None ? number : null;
    }

    /// <summary>A whole number; a fault when it cannot be read.</summary>
    public int? Whole(string name)
    {
        var fault = Reading.Whole(this[name], out var number);
        if (fault is not (ReadFault.None or ReadFault.Empty) || number is < 0 or > int.MaxValue)
        {
            Faults.Add(name, text["trade.number-unread"] + Received(name));
            return null;
        }

        return fault == ReadFault.None ? (int)number : null;
    }

    /// <summary>Degrees: a comma is read as a point, for nobody writes thousands of degrees.</summary>
    public double? Degrees(string name)
    {
        var typed = this[name].Trim();
        if (typed.Length == 0)
        {
            return null;
        }

        if (double.TryParse(typed.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees))
        {
            return degrees;
        }

        Faults.Add(name, text["trade.number-unread"] + Received(name));
        return null;
    }

    /// <summary>Notes a refusal: its fields at the fields, everything else for the whole form.</summary>
    public void Refuse(Refusal refusal, HttpContext http)
    {
        foreach (var (field, codes) in refusal.Fields)
        {
            Faults.Add(field, string.Join(' ', codes.Select(c => text[c].Value)) + Received(field));
        }

        if (refusal.Fields.Count == 0)
        {
            Faults.Add(null, refusal.Message(text));
        }

        http.Response.StatusCode = refusal.Status == 404 ? 404 : refusal.Status;
    }

    private string Received(string name) => this[name] is { Length: > 0 and <= 60 } typed ? " " + text["trade.received", typed] : "";
}
