using System.Globalization;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Register.Instruments;

/// <summary>What the fields of an instrument are shown from.</summary>
/// <param name="Rights">Of the asker.</param>
/// <param name="Post">What was posted; <see langword="null"/> at the first sight.</param>
/// <param name="Instrument">The instrument; <see langword="null"/> for a new one.</param>
internal sealed record InstrumentDesk(RegisterRights Rights, RegisterPost? Post, Instrument? Instrument);

/// <summary>The fields of an instrument between page and input: as typed, or as they are.</summary>
internal static class InstrumentForm
{
    /// <summary>Reads the posted fields; coordinates that cannot be read are faults of the post.</summary>
    public static InstrumentInput Read(RegisterPost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return new(
            post.Tidy("kind"), post.Tidy("owner"), post.Tidy("place"), post.Tidy("address"), Degrees(post, "latitude"), Degrees(post, "longitude"), post.Tidy("maker"), post.Tidy("model"), post.Tidy("serial"),
            post.Tidy("range"), post.Tidy("class"), post.Tidy("approval"));
    }

    /// <summary>A field as typed; without a post as the instrument has it.</summary>
    public static string Field(RegisterPost? post, Instrument? instrument, RegisterSnapshot units, DateOnly today, string name) => post is not null ? post[name] : instrument is null ? "" : name switch
    {
        "kind" => instrument.Kind,
        "owner" => units.Knows(instrument.Owner) ? units.OfLineage(instrument.Owner, today).Code : "",
        "place" => instrument.Place,
        "address" => instrument.Address,
        "latitude" => instrument.Latitude?.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
        "longitude" => instrument.Longitude?.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
        "maker" => instrument.Maker,
        "model" => instrument.Model,
        "serial" => instrument.Serial,
        "range" => instrument.Range,
        "class" => instrument.AccuracyClass,
        "approval" => instrument.TypeApprovalNumber,
        _ => "",
    };

    // Degrees are written with a point or a comma and never with thousands, so the page's reading of numbers does not fit.
    private static double? Degrees(RegisterPost post, string name)
    {
        var typed = post.Tidy(name).Replace(',', '.');
        if (typed.Length == 0)
        {
            return null;
        }

        if (double.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees))
        {
            return degrees;
        }

        post.Fault(name, "form.not-number");
        return null;
    }
}
