using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>What a person posted: texts as typed, read with faults that say what to do.</summary>
internal sealed class LaboratoryPost(IFormCollection form, IStringLocalizer<LaboratoryText> text)
{
    /// <summary>What has to be mended.</summary>
    public FormFaults Faults { get; } = [];

    /// <summary>All names that were posted.</summary>
    public IEnumerable<string> Names => form.Keys;

    /// <summary>A text as typed, without spaces at its ends; empty when it was not sent.</summary>
    public string this[string name] => form[name].ToString().Trim();

    /// <summary>The form as a form named so, or <see langword="null"/> when the request posts none of that name.</summary>
    public static async Task<LaboratoryPost?> OfAsync(HttpContext http, string name, IStringLocalizer<LaboratoryText> text)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
        {
            return null;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form["_handler"] == name ? new LaboratoryPost(form, text) : null;
    }

    /// <summary>Whether a box was ticked.</summary>
    public bool Ticked(string name) => this[name] == "true";

    /// <summary>An id, or the empty one.</summary>
    public Guid Id(string name) => Guid.TryParse(this[name], out var id) ? id : Guid.Empty;

    /// <summary>A word of an enum, or <see langword="null"/>.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum => this[name] is [var first, ..] word && char.IsLetter(first) && Enum.TryParse<T>(word, true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A text that may not be missing or longer than so many letters.</summary>
    public string Needed(string name, int most)
    {
        var typed = this[name];
        if (typed.Length == 0)
        {
            Fault(name, "form.needed");
        }
        else if (typed.Length > most)
        {
            Faults.Add(name, text["form.too-long", most]);
        }

        return typed;
    }

    /// <summary>A text that may be missing, at most so many letters long.</summary>
    public string Free(string name, int most)
    {
        if (this[name].Length > most)
        {
            Faults.Add(name, text["form.too-long", most]);
        }

        return this[name];
    }

    /// <summary>A measured number: comma and point both stand for the decimal sign, exponents are understood; a fault when it cannot be read.</summary>
    public double? Number(string name, bool needed = false)
    {
        var typed = this[name];
        if (typed.Length == 0)
        {
            if (needed)
            {
                Fault(name, "form.needed");
            }

            return null;
        }

        if (MeasuredNumber.TryRead(typed, out var number))
        {
            return number;
        }

        Fault(name, "form.not-number");
        return null;
    }

    /// <summary>A whole number between two bounds.</summary>
    public int? Whole(string name, int least, int most, bool needed = false)
    {
        var typed = this[name];
        if (typed.Length == 0 && !needed)
        {
            return null;
        }

        if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Faults.Add(name, text["form.whole", least, most] + Received(name));
        return null;
    }

    /// <summary>A date; a fault when it cannot be read.</summary>
    public DateOnly? Date(string name, bool needed = false)
    {
        var fault = Reading.Date(this[name], out var date);
        if (fault == ReadFault.None)
        {
            return date;
        }

        if (fault != ReadFault.Empty || needed)
        {
            Fault(name, "form.not-date");
        }

        return null;
    }

    /// <summary>Money in whole đồng, not below zero.</summary>
    public long Dong(string name)
    {
        var fault = Reading.Money(this[name], out var dong);
        if (fault is ReadFault.Empty || (fault == ReadFault.None && dong is >= 0 and <= 1_000_000_000_000_000))
        {
            return dong;
        }

        Fault(name, "form.money");
        return 0;
    }

    /// <summary>Notes a fault with what was received.</summary>
    public void Fault(string name, string code) => Faults.Add(name, text[code] + Received(name));

    /// <summary>Notes a refusal: its fields at the fields, everything else for the whole form.</summary>
    public void Refuse(Refusal refusal, HttpContext http)
    {
        foreach (var (field, codes) in refusal.Fields)
        {
            Faults.Add(field, string.Join(' ', codes.Select(c => text[c].Value)));
        }

        if (refusal.Fields.Count == 0)
        {
            Faults.Add(null, refusal.Message(text));
        }

        http.Response.StatusCode = refusal.Status;
    }

    private string Received(string name) => this[name] is { Length: > 0 and <= 60 } typed ? " " + text["form.received", typed] : "";
}
