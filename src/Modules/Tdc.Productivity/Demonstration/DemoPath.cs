namespace Tdc.Productivity.Demonstration;

/// <summary>What an invented enterprise has and does from year to year.</summary>
internal sealed class DemoPath
{
    private readonly int enters;
    private readonly int leaves;
    private readonly int gap;
    private readonly int certified;
    private readonly double researchLevel;
    private readonly double digitalPace;
    private double digital;

    /// <summary>Throws the dice for what lasts.</summary>
    public DemoPath(DemoDice dice, string commune, bool supported)
    {
        (Commune, Supported) = (commune, supported);
        Persons = Math.Round(Math.Clamp(Math.Exp(3.2 + 1.15 * dice.Normal()), 3, 3000));
        Closing = Persons * Math.Exp(5.1 + 0.55 * dice.Normal());
        Inefficiency = Math.Abs(DemoEffects.Inefficiency * dice.Normal());
        enters = dice.Happens(0.15) ? 2022 + (int)(dice.Next() * 3) : DemoEffects.FirstYear;
        leaves = dice.Happens(0.08) ? 2022 + (int)(dice.Next() * 3) : DemoEffects.LastYear;
        gap = dice.Happens(0.03) ? 2023 : 0;
        certified = dice.Happens(0.35) ? 2019 + (int)(dice.Next() * 7) : int.MaxValue;
        researchLevel = dice.Happens(0.3) ? dice.Between(0.2, 3) : 0;
        (digital, digitalPace) = (dice.Between(0, 6), dice.Between(0, 1.2));
        Ownership = dice.Next() switch { < 0.02 => "STA", < 0.80 => "PRI", < 0.94 => "FDI", < 0.97 => "COO", _ => "HOU" };
        Food = dice.Happens(0.2);
    }

    /// <summary>Code of its commune.</summary>
    public string Commune { get; }

    /// <summary>Code of ownership.</summary>
    public string Ownership { get; }

    /// <summary>Whether it was supported.</summary>
    public bool Supported { get; }

    /// <summary>Whether it holds a certificate of food safety beside ISO 9001.</summary>
    public bool Food { get; }

    /// <summary>Its lasting inefficiency u.</summary>
    public double Inefficiency { get; }

    /// <summary>Persons of the year.</summary>
    public double Persons { get; private set; }

    /// <summary>Fixed assets at the beginning, million đồng.</summary>
    public double Opening { get; private set; }

    /// <summary>Fixed assets at the end.</summary>
    public double Closing { get; private set; }

    /// <summary>Research and development in per cent of sales.</summary>
    public double Research { get; private set; }

    /// <summary>Digital practices in use.</summary>
    public int Practices { get; private set; }

    /// <summary>Whether ISO 9001 is held in a year.</summary>
    public bool Certificate(int year) => year >= certified;

    /// <summary>Whether the enterprise gave figures of a year.</summary>
    public bool Exists(int year) => year >= enters && year <= leaves && year != gap;

    /// <summary>Goes to a year.</summary>
    /// <param name="dice">The dice.</param>
    /// <param name="year">The year.</param>
    /// <param name="growth">By how much it grows besides the usual.</param>
    public void Step(DemoDice dice, int year, double growth)
    {
        Persons = Math.Round(Math.Max(3, Persons * growth * Math.Exp(0.01 + 0.08 * dice.Normal())));
        Opening = Closing;
        Closing *= growth * Math.Exp(0.03 + 0.10 * dice.Normal());
        Research = researchLevel == 0 || dice.Happens(0.2) ? 0 : Math.Round(researchLevel * dice.Between(0.5, 1.5), 2);
        digital = Math.Min(12, digital + (year > DemoEffects.FirstYear ? digitalPace * dice.Between(0, 2) : 0));
        Practices = (int)digital;
    }
}
