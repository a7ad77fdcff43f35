using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Resources;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>A post of the laboratory's pages: texts without spaces at their ends.</summary>
internal sealed class LaboratoryPost(IFormCollection form, IStringLocalizer<LaboratoryText> text) : FormPost(form, text)
{
    /// <inheritdoc/>
    public override string this[string name] => base[name].Trim();

    /// <summary>The form as a form named so, or <see langword="null"/> when the request posts none of that name.</summary>
    public static Task<LaboratoryPost?> OfAsync(HttpContext http, string name, IStringLocalizer<LaboratoryText> text) => OfAsync(http, name, form => new LaboratoryPost(form, text));

    /// <summary>An id, or the empty one, which names nothing.</summary>
    public Guid Key(string name) => Id(name) ?? Guid.Empty;

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
            Faults.Add(name, Text["form.too-long", most]);
        }

        return typed;
    }

    /// <summary>A text that may be missing, at most so many letters long.</summary>
    public string Free(string name, int most)
    {
        if (this[name].Length > most)
        {
            Faults.Add(name, Text["form.too-long", most]);
        }

        return this[name];
    }

    /// <summary>A measured number: comma and point both stand for the decimal sign, exponents are understood; a fault when it cannot be read.</summary>
    public double? Measured(string name, bool needed = false)
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

        Faults.Add(name, Text["form.whole", least, most] + Received(name));
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
}
